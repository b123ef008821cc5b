"""Score the pipeline on every corpus and write the tables of ``docs/accuracy.md``.

usage: python benchmarks/accuracy.py
"""

from __future__ import annotations

import datetime as dt
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from figures import CORPUS, DEVELOPMENT, DOCS, VALIDATION, put, table

from kaext.evaluation.calibration import found_in, score_texts
from kaext.evaluation.evaluate import headline, intervals, listed_ids
from kaext.evaluation.figures import Counts, Score, total
from kaext.evaluation.gold import read_gold
from kaext.evaluation.score import score_document
from kaext.pipeline import STANDARD, analyse, load

PAGE = DOCS / "accuracy.md"
BROCHURE = "partners-south-caucasus"
HELD = "synthetic, held"
FRESH = "synthetic, fresh"
UNSEEN = "synthetic, unseen"
F1 = {
    "dates": "date_exact",
    "acronyms": "acr_exact",
    "definitions": "def_exact",
    "definitions, any overlap": "def_overlap",
    "sums": "money_exact",
    "countries": "geo_exact",
    "programmes": "prog_exact",
    "facts": "rel",
    "facts with their date": "rel_dated",
    "facts, relation aside": "rel_untyped",
}
ACCURACY = {
    "values of dates": "date_overlap",
    "canonical acronyms": "acr_overlap",
    "values of sums": "money_overlap",
    "codes of countries": "geo_overlap",
    "ids of programmes": "prog_overlap",
    "labels of lines": "lines",
    "sections and boxes of lines": "units",
}


def texts() -> dict[str, list[Path]]:
    """Return the gold documents of each corpus, by the name of the corpus."""
    dev, synthetic = CORPUS / "dev", CORPUS / "synthetic"
    return {
        "brochure": [CORPUS / "gold" / f"{BROCHURE}.xml.txt"],
        "development": [dev / f"{name}.xml.txt" for name in DEVELOPMENT],
        "synthetic, open": sorted((synthetic / "open").glob("*.xml.txt")),
        "synthetic, formats": sorted((synthetic / "formats").glob("*.xml.txt")),
        "validation": [dev / f"{name}.xml.txt" for name in VALIDATION],
        HELD: sorted((synthetic / "held").glob("*.xml.txt")),
        FRESH: sorted((synthetic / "fresh").glob("*.xml.txt")),
        UNSEEN: sorted((synthetic / "unseen").glob("*.xml.txt")),
        "synthetic, formats unseen": sorted((synthetic / "formats-unseen").glob("*.xml.txt")),
    }


def pdf_score() -> Score:
    """Return the score of the brochure's PDF, by value."""
    path, gold = CORPUS / "pdf" / f"{BROCHURE}.pdf", CORPUS / "gold" / f"{BROCHURE}.xml.txt"
    document = analyse(path.read_bytes(), name=path.name, nlp=load())
    return score_document(read_gold(gold), found_in(document), listed=listed_ids([gold]), by_offset=False)


def shown(counts: Counts | None, *, as_accuracy: bool = False) -> str:
    """Format a figure: F1, or accuracy on overlapping spans."""
    if counts is None or not (counts.compared if as_accuracy else counts.has_spans):
        return ""
    return f"{counts.accuracy if as_accuracy else counts.f1:.3f}"


def headlines(totals: Mapping[str, Mapping[str, Counts]]) -> str:
    """Return the table of all figures on the texts."""
    f1 = [(name, *(shown(counts.get(figure)) for counts in totals.values())) for name, figure in F1.items()]
    accuracy = [
        (name, *(shown(counts.get(figure), as_accuracy=True) for counts in totals.values()))
        for name, figure in ACCURACY.items()
    ]
    return table(("", *totals), [*f1, *accuracy])


def details(scores: Sequence[Score]) -> str:
    """Return precision, recall and interval of each figure."""
    counts, ranges = total(scores), intervals(scores)
    rows = [
        (
            name,
            f"{counts[figure].precision:.3f}",
            f"{counts[figure].recall:.3f}",
            f"{headline(counts[figure]):.3f}",
            "–".join(f"{end:.3f}" for end in ranges[figure]),
            counts[figure].tp + counts[figure].fn,
        )
        for name, figure in F1.items()
    ]
    return table(("", "precision", "recall", "F1", "95 % interval", "in gold"), rows)


def by_value(score: Score) -> str:
    """Return the figures of the PDF."""
    names = {
        "date": "dates",
        "acr": "acronyms",
        "def": "definitions",
        "money": "sums",
        "geo": "countries",
        "prog": "programmes",
    }
    rows = [(name, shown(score.counts.get(f"{tag}_values"))) for tag, name in names.items()]
    rows += [(name, shown(score.counts.get(figure))) for name, figure in F1.items() if figure.startswith("rel")]
    rows.append(("labels of lines", shown(score.counts.get("lines"), as_accuracy=True)))
    return table(("", "F1 of values, accuracy of lines"), rows)


def pages() -> str:
    """Return links to the pages about the accuracy of single parts."""
    found = sorted(DOCS.glob("accuracy-*.md"))
    titles = [path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ") for path in found]
    return "\n".join(f"- [{title}]({path.name})" for title, path in zip(titles, found, strict=True))


def main() -> None:
    """Score and write."""
    nlp = load()
    scores = {name: list(score_texts(paths, nlp)) for name, paths in texts().items()}
    when = f"{dt.datetime.now(dt.UTC).date()}, profile {STANDARD}, Python {platform.python_version()}"
    sizes = table(("corpus", "documents"), [(name, len(items)) for name, items in scores.items()])
    tables = {
        "measured": f"Measured on {when}.\n\n{sizes}",
        "texts": headlines({name: total(items) for name, items in scores.items()}),
        "unread": details([score for name in ("validation", HELD) for score in scores[name]]),
        "fresh": details(scores[FRESH]),
        "unseen": details(scores[UNSEEN]),
        "pdf": by_value(pdf_score()),
        "pages": pages(),
    }
    for name, markdown in tables.items():
        put(PAGE, name, markdown)
        print(f"\n{name}\n{markdown}")


if __name__ == "__main__":
    main()
