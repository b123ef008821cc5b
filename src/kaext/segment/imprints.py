"""The wording of imprints: publisher, edition, copyright and disclaimer. Used for texts and PDFs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

import regex

from kaext.segment import cues

_MAX_CLOSING_LINES = 8

# Compiled with ``re``, which matches this many alternatives in a tenth of the time that ``regex`` needs.
_IMPRINT = re.compile(
    r"გამომცემ|გამოცემ(?:ა|ულ)|(?<![ა-ჿ])გამოს(?:ცა|ცემს)(?![ა-ჿ])|გად(?:ა|მო)ბეჭდ|(?<![ა-ჿ])გადა?პოსტვ|დაი?ბეჭდ|დასაბეჭდად|(?<![ა-ჿ])ბეჭდავს"
    r"|(?<![ა-ჿ])ბეჭდვა:|(?<![a-z])[Pp](?:rinted|ublished) (?:in|by)(?![a-z])|All rights reserved|Print run"
    r"|საავტორო უფლება|უფლება დაცულია|ყველა უფლება|ISBN|ISSN|ტირაჟ|სტამბა"
    r"|ბროშურა (?:\S++ ){0,6}გამოს|დიზაინი:|რედაქტორ"
    r"|(?:ბროშურა|ფურცელი|ცნობარი|ბიულეტენი|ანგარიში|კრებული|ნომერი|ტექსტი|რეპორტაჟი|გამოცემა) (?:\S++ ){0,8}"
    r"(?:მოამზად|მომზად|შეადგინ|შედგენილ|მდგომარეობ|დამტკიცდ)"
    r"|(?:გამოყენებ|ციტირებ|გადაბეჭდვ)ისას (?:\S++ ){0,3}(?:მიუთით|წყარო)|წყარო(?:ს|ზე) (?:მითითებ|დამოწმებ|დასახელებ)"
    r"|^(?:მომზადებ|შედგენ|დამზადებ|გამოშვებ)[უი]ლია (?:\S++ ){1,14}(?:მიერ(?![ა-ჿ])|საფუძველზე)"
    r"|^(?:აკრეფ|აწყობ|დაკაბადონებ|აკინძ|დამრავლებ|გამრავლებ|გადაღებ)[უი]ლია (?:\S++ ){0,4}\S{0,20}ში(?![ა-ჿ])"
    r"|^(?:დამტკიც|რეგისტრირ|ხელმოწერ)(?:ებ)?(?:ულ|ილ)ია (?:\S++ ){1,6}(?:ბრძანებ|განკარგულებ|დადგენილებ)"
    r"|უფასო(?:ა(?![ა-ჿ])|დ\s(?:ვრცელდ|რიგდ))"
    r"|საზოგადოებასთან ურთიერთობის (?:დეპარტამენტ|სამსახურ|სამმართველო|განყოფილებ)"
    r"|(?:ოფიციალურ|მთავრობ|თვალსაზრის|პოზიცი|მოსაზრებ|აზრ)\S{0,20}+(?: \S++){0,12}? "
    r"(?:არ (?:ემთხვ|გამოხატ|ასახ|წარმოადგენ)|შეიძლება არ|შესაძლოა არ)"
    r"|(?:არ|არაა|არ არის) (?:\S++ ){0,6}?(?:გამოხატავ|ასახავ|წარმოადგენ)\S*+(?: \S++){0,8}? "
    r"(?:აზრ|პოზიცი|თვალსაზრის|შეხედულებ)"
)
# გამომცემელი: … (publisher): the start of an imprint, which may also be directly above or below the title.
_OPENS_IMPRINT = regex.compile(r"\s*+(?:გამომცემ|გამოსცა|ტირაჟ|ISBN|ISSN|რედაქტ|დიზაინ|დაი?ბეჭდ|სტამბა|©)")
# ვერსია 2.1 (version), დოკ. № BS/1127-20 (document no.), რევიზია 3 (revision): what identifies a version of a document.
_CONTROL_LINE = regex.compile(
    r"\s*+(?:(?:ვერსია|რევიზია|რედაქცია)\s(?:№\s?)?\d{1,3}(?:\.\d{1,3}){0,3}(?![\d.]*\d|\s?\p{Georgian})"
    r"|(?:დოკ(?:\.|უმენტი)|რეგ\.|ინვ\.)\s?(?:№|N)\s?[\p{L}\d/.-]{0,30}\d)"
)


def is_control_line(line: str) -> bool:
    """Return whether a line gives the version or number of a document."""
    return _CONTROL_LINE.match(line) is not None


def is_imprint(text: str) -> bool:
    """Return whether a text mentions its own publication."""
    return _IMPRINT.search(text) is not None


def starts_imprint(text: str) -> bool:
    """Return whether a text starts like an imprint: with publisher, print run, editor or printer."""
    return _OPENS_IMPRINT.match(text) is not None and is_imprint(text)


def count_imprint_cues(text: str) -> int:
    """Return how many expressions in a text refer to its own publication."""
    return len(_IMPRINT.findall(text))


def closing_imprint(texts: Sequence[str]) -> range:
    """Return the lines of the last paragraph of a text if it is on its own publication from its first line on.

    It refers to it at least twice. A date at its beginning and an address in its last sentence belong to it; a
    copyright line above it and addresses on lines of their own do not.
    """
    end = next((index + 1 for index in reversed(range(len(texts))) if texts[index].strip()), 0)
    first = end - sum(1 for _ in takewhile(lambda index: texts[index].strip(), reversed(range(end))))
    if any(cues.addresses(line) for line in texts[first:end]):
        end = next((i for i in reversed(range(first + 1, end)) if cues.SENTENCE_END.search(texts[i - 1])), end)
    is_closing = 0 < first < end <= first + _MAX_CLOSING_LINES and is_imprint(texts[first]) and texts[first][:1] != "©"
    return range(first, end) if is_closing and count_imprint_cues(" ".join(texts[first:end])) > 1 else range(end, end)
