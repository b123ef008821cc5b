"""A synthetic document with a valid record of every kind."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kaext.alignment import Alignment, Piece
from kaext.document import Block, Document
from kaext.records import AcronymRecord, DateRecord, MentionRecord, RelationRecord, SumRecord
from kaext.source import Line, Source

# In June 2004 Georgia joined the IPAP (Individual Partnership Action Plan); it cost 1.6 million euros.
TEXT = "საქართველო\n\n2004 წლის ივნისში საქართველო შეუერთდა ინდივიდუალურ გეგმას (IPAP), 1,6 მილიონი ევრო."


def place(doc_id: str, id: str, text: str, *, after: int = 0) -> dict[str, Any]:
    """The columns of a span record whose text stands in the sample text."""
    start = TEXT.index(text, after)
    return {
        "doc_id": doc_id,
        "id": f"{doc_id}-{id}",
        "text": text,
        "start": start,
        "end": start + len(text),
        "source_start": start,
        "source_end": start + len(text),
        "block_id": f"{doc_id}-b2",
        "method": "test/rule",
        "confidence": 0.9,
    }


def sample(doc_id: str = "a-txt", **changes: Any) -> Document:
    """Return the sample document; ``changes`` replace its fields."""
    long_form = TEXT.index("ინდივიდუალურ გეგმას")
    fact = place(doc_id, "r1", TEXT[12:])
    fact["evidence"] = fact.pop("text")
    relation = RelationRecord(
        **fact, country="GEO", relation="joined", programme="IPAP", date="2004-06", sum_id=f"{doc_id}-s1"
    )
    document = Document(
        doc_id=doc_id,
        source=Source(
            name=f"{doc_id}.txt",
            media_type="text/plain",
            sha256="0" * 64,
            text=TEXT,
            lines=(Line(1, 0, 10), Line(2, 11, 11), Line(3, 12, len(TEXT))),
        ),
        text=TEXT,
        alignment=Alignment((Piece(0, len(TEXT), 0, len(TEXT), True),)),
        blocks=(
            Block(f"{doc_id}-b1", "title", "", "", 0, 0, 0, 10, (0,)),
            Block(f"{doc_id}-b2", "body", "sec:1", "", 0, 1, 12, len(TEXT), (2,)),
        ),
        script=("Geor",),
        dates=(
            DateRecord(
                **place(doc_id, "d1", "2004 წლის ივნისში"),
                value="2004-06",
                first_day=dt.date(2004, 6, 1),
                last_day=dt.date(2004, 6, 30),
            ),
        ),
        acronyms=(
            AcronymRecord(
                **place(doc_id, "a1", "IPAP"),
                acronym="IPAP",
                defined_here=True,
                long_form="ინდივიდუალურ გეგმას",
                long_form_nominative="ინდივიდუალური გეგმა",
                long_form_start=long_form,
                long_form_end=long_form + 19,
                long_form_source_start=long_form,
                long_form_source_end=long_form + 19,
            ),
        ),
        sums=(
            SumRecord(
                **place(doc_id, "s1", "1,6 მილიონი ევრო"),
                amount_min=Decimal("1.6E+6"),
                amount_max=Decimal("1600000.00"),
                currency="EUR",
            ),
        ),
        mentions=(
            MentionRecord(**place(doc_id, "m1", "საქართველო", after=12), kind="country", ids="GEO", name="საქართველო"),
            MentionRecord(**place(doc_id, "m2", "IPAP"), kind="programme", ids="IPAP"),
        ),
        relations=(relation,),
        statements=(relation.model_copy(update={"id": f"{doc_id}-t1"}),),
    )
    return replace(document, **changes)
