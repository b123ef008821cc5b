"""A dataset of one document whose text would break a careless page."""

from __future__ import annotations

from pathlib import Path

from kaext.document import Block, Document
from kaext.emit.payload import document_json
from kaext.emit.tables import write_tables
from kaext.records import DateRecord, MentionRecord, RelationRecord
from kaext.source import Line, Source

WORD = "ა" * 100_000
SENTENCE = (
    'საქართველო <script>window.broken = 1</script> "PfP"-ს \u202e შეუერთდა 1994 წელს & </mark><img src=x onerror=1>'
)
TEXT = f"{SENTENCE}\n\n{WORD}"
LINES = (
    Line(1, 0, len(SENTENCE)),
    Line(2, len(SENTENCE) + 1, len(SENTENCE) + 1),
    Line(3, len(SENTENCE) + 2, len(TEXT)),
)
DOC_ID = "hostile-txt"


def write_hostile_dataset(folder: Path) -> Path:
    """Write the dataset into ``folder`` and return it."""
    blocks = (
        Block("b1", "body", "sec:1", "<b>თავი</b>", 0, 1, 0, len(SENTENCE), (0,)),
        Block("b2", "box", "box:1", "", 0, 2, len(SENTENCE) + 2, len(TEXT), (2,)),
    )
    document = Document(
        doc_id=DOC_ID,
        source=Source(name="<hostile>.txt", media_type="text/plain", sha256="0" * 64, text=TEXT, lines=LINES),
        text=TEXT,
        blocks=blocks,
        dates=(DateRecord(**_span("d1", "1994 წელს"), value="1994", first_day="1994-01-01", last_day="1994-12-31"),),
        mentions=(
            MentionRecord(**_span("m1", "საქართველო"), kind="country", ids="GEO", name="<i>საქართველო</i>"),
            MentionRecord(**_span("m2", "<script>window.broken = 1</script>"), kind="programme", ids="KA:<script>"),
        ),
        relations=(
            RelationRecord(
                doc_id=DOC_ID,
                id=f"{DOC_ID}-r1",
                country="GEO",
                relation="joined",
                programme="KA:<script>",
                date="1994",
                evidence=SENTENCE,
                start=0,
                end=len(SENTENCE),
                block_id="b1",
                method="relations/test",
                confidence=0.5,
            ),
        ),
    )
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / f"{DOC_ID}.json").write_bytes(document_json(document))
    write_tables(folder, [DOC_ID])
    return folder


def _span(id: str, text: str) -> dict[str, object]:
    start = TEXT.index(text)
    return {
        "doc_id": DOC_ID,
        "id": f"{DOC_ID}-{id}",
        "text": text,
        "start": start,
        "end": start + len(text),
        "block_id": "b1",
        "method": "test/made",
        "confidence": 0.6,
    }
