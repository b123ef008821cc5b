"""Typeset a gold document: ``python corpus/typeset GOLD OUT.pdf --layout NAME``.

``GOLD`` is the path of a gold document without its endings (``corpus/gold/partners-south-caucasus``). This needs the
packages ``reportlab`` and ``fonttools`` and the free fonts listed in ``FONTS.md``. ``--truth FILE`` writes the ground
truth as a table with a row for every printed line; its columns are the fields of ``truth.Truth``.
"""

from __future__ import annotations

import argparse
import csv
from dataclasses import astuple, fields
from pathlib import Path

from layouts import LAYOUTS
from manuscripts import Paragraph, read_manuscript
from truth import Truth
from typesetter import typeset


def main() -> None:
    """Typeset the document named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layout", choices=sorted(LAYOUTS), default="brochure")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--truth", type=Path)
    arguments = parser.parse_args()
    manuscript = read_manuscript(arguments.gold)
    title = next((p.text for p in manuscript.main if isinstance(p, Paragraph) and p.label == "title"), "")
    data, truth = typeset(manuscript, LAYOUTS[arguments.layout], title=title, seed=arguments.seed)
    arguments.out.write_bytes(data)
    if arguments.truth:
        with arguments.truth.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, delimiter="\t", lineterminator="\n")
            writer.writerow(field.name for field in fields(Truth))
            writer.writerows(astuple(row) for row in truth)


main()
