from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from kaext.evaluation.gold import parse_inline
from kaext.ka.calendar import is_duration, is_edtf
from kaext.ka.numerals import spell
from kaext.pipes.dates import expressions
from kaext.pipes.dates.atom import Atom
from kaext.pipes.dates.expressions import PaddedAtoms
from kaext.pipes.dates.grammar import Grammar
from kaext.pipes.dates.lexer import lex
from kaext.pipes.extensions import DATES, PROGRAMMES, BlockSpan, register
from kaext.pipes.values import ProgrammeValue

SENTENCES = [
    line
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
MONTHS = [
    "იანვარი", "თებერვალი", "მარტი", "აპრილი", "მაისი", "ივნისი", "ივლისი", "აგვისტო", "სექტემბერი", "ოქტომბერი",
    "ნოემბერი", "დეკემბერი",
]  # fmt: skip
WEAK_STEMS = {"იანვარი": "იანვრ", "თებერვალი": "თებერვლ", "სექტემბერი": "სექტემბრ", "ოქტომბერი": "ოქტომბრ",
              "ნოემბერი": "ნოემბრ", "დეკემბერი": "დეკემბრ"}  # fmt: skip


@pytest.fixture(scope="module")
def nlp() -> Language:
    language = spacy.blank("ka")
    language.add_pipe("kaext_dates")
    return language


def values(doc: Doc) -> list[tuple[str, str, str, str, str, bool]]:
    return [described(span) for span in doc.spans[DATES]]


def described(span: Span) -> tuple[str, str, str, str, str, bool]:
    date = span._.date
    return (span.text, date.value, date.kind, date.bound, date.part, date.approximate)


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentence(nlp: Language, marked: str) -> None:
    text, gold = parse_inline(marked)
    doc = nlp(text)
    assert values(doc) == [
        (
            span.text,
            span.attributes["v"],
            span.attributes.get("k", "date"),
            span.attributes.get("b", ""),
            span.attributes.get("p", ""),
            "a" in span.attributes,
        )
        for span in gold
    ]
    assert [(span.start_char, span.end_char) for span in doc.spans[DATES]] == [(span.start, span.end) for span in gold]


def test_there_are_enough_sentences_and_a_third_are_traps() -> None:
    traps = [sentence for sentence in SENTENCES if "<date" not in sentence]
    assert len(SENTENCES) >= 60
    assert len(traps) >= 20


def in_case(month: str, ending: str) -> str:
    """Return a month with an ending given as it follows consonant stems."""
    if month == "აგვისტო":
        return month + {"ს": "ს", "ში": "ში", "იდან": "დან", "ამდე": "მდე", "ის": "ს", "ისთვის": "სთვის"}[ending]
    stem = WEAK_STEMS.get(month, month[:-1]) if ending[0] in "ია" else month[:-1]
    return stem + ending


@pytest.mark.parametrize(("ending", "bound"), [("ში", ""), ("იდან", "since"), ("ამდე", "until"), ("ისთვის", "by")])
def test_every_month_in_every_case_and_order(nlp: Language, ending: str, bound: str) -> None:
    for (number, month), (year, written) in itertools.product(
        enumerate(MONTHS, 1), [(1998, "1998"), (2024, "2024"), (2003, spell(2003))]
    ):
        word = in_case(month, ending)
        expected = (f"{year}-{number:02}", "date", bound, "", False)
        for expression in (f"{written} წლის {word}", f"{written} წ. {word}"):
            assert values(nlp(f"შეხვედრა {expression} გაიმართა.")) == [(expression, *expected)]
        day = f"{written} წლის 17 {word}"
        assert values(nlp(day)) == [(day, f"{year}-{number:02}-17", "date", bound, "", False)]


@pytest.mark.parametrize(
    "form", ["{y}.{m:02}.{d:02}", "{d:02}.{m:02}.{y}", "{d}/{m}/{y}", "{d}-{m}-{y}", "{y}-{m:02}-{d:02}"]
)
def test_every_numeric_form(nlp: Language, form: str) -> None:
    for month in range(1, 13):
        written = form.format(y=2012, m=month, d=9)
        doc = nlp(f"შეხვედრა ({written}) შედგა.")
        assert [(text, value) for text, value, *_ in values(doc)] == [(written, f"2012-{month:02}-09")]


def test_impossible_days_are_reported_as_problems(nlp: Language) -> None:
    for text in ("2004 წლის 31 ივნისს", "30 თებერვალი, 2003 წ.", "29 თებერვალი 2003", "45.13.2007", "31 ივნისს"):
        doc = nlp(text)
        assert values(doc) == []
        assert [problem.id for problem in doc._.problems] == ["date-impossible"]
        assert doc.text[doc._.problems[0].start : doc._.problems[0].end] == text


def with_blocks(nlp: Language, *blocks: tuple[str, str, str]) -> Doc:
    """Return the document of (kind, unit, text) blocks."""
    register()
    text = "\n\n".join(block for _, _, block in blocks)
    doc = nlp.make_doc(text)
    spans, start = [], 0
    for kind, unit, block in blocks:
        spans.append(BlockSpan(start, start + len(block), kind, unit))
        start += len(block) + 2
    doc._.blocks = tuple(spans)
    return nlp(doc)


def test_the_year_of_a_chronology_applies_to_the_entries_below(nlp: Language) -> None:
    doc = with_blocks(
        nlp,
        ("heading", "sec:1", "ქრონოლოგია"),
        ("timeline", "", "2004  ფონდი შეიქმნა."),
        ("timeline", "", "27 მაისი  ცენტრი გაიხსნა."),
        ("timeline", "", "ივლისი  წვრთნა გაიმართა."),
        ("timeline", "", "2005-2006: პროექტი მიმდინარეობს."),
        ("timeline", "", "1200 ტონა განადგურდა."),
    )
    assert [(text, value) for text, value, *_ in values(doc)] == [
        ("2004", "2004"),
        ("27 მაისი", "2004-05-27"),
        ("ივლისი", "2004-07"),
        ("2005-2006", "2005/2006"),
    ]


@pytest.mark.parametrize("heading", ["2004", "——— 2004 ———", "* 2004 *"])
def test_a_year_as_heading_of_posts(nlp: Language, heading: str) -> None:
    doc = with_blocks(
        nlp,
        ("heading", "sec:1", heading),
        ("timeline", "", "27 მაისი, 10:15"),
        ("timeline", "", "ცენტრი გაიხსნა."),
    )
    assert [value for _, value, *_ in values(doc)] == ["2004", "2004-05-27"]


@pytest.mark.parametrize("kind", ["heading", "timeline"])
def test_divisions_of_the_year_open_entries_below_it(nlp: Language, kind: str) -> None:
    doc = with_blocks(
        nlp,
        (kind, "sec:4" if kind == "heading" else "", "1994 წელი"),
        ("timeline", "", "წლის დასაწყისი ფონდი შეიქმნა."),
        ("timeline", "", "ზამთრის ბოლო ცენტრი გაიხსნა."),
        (kind, "sec:5" if kind == "heading" else "", "1995 წელი"),
        ("timeline", "", "მეოთხე კვარტალი წვრთნა გაიმართა."),
        ("timeline", "", "26 იანვარი პროექტი დასრულდა; ბოლო ეტაპი მშვიდი იყო."),
    )
    assert [
        (text, value, part) for text, value, _, _, part, _ in values(doc) if text not in ("1994 წელი", "1995 წელი")
    ] == [
        ("წლის დასაწყისი", "1994", "start"),
        ("ზამთრის ბოლო", "1994-24", "end"),
        ("მეოთხე კვარტალი", "1995-36", ""),
        ("26 იანვარი", "1995-01-26", ""),
    ]


def test_a_bullet_is_no_dash_between_dates(nlp: Language) -> None:
    doc = with_blocks(
        nlp,
        ("timeline", "sec:1", "— 1992 წლის მარტი. საბჭო შეიკრიბა."),
        ("timeline", "sec:1", "— 1997 წელი. საბჭო შეიცვალა."),
        ("timeline", "sec:1", "— მეოთხე კვარტალი. საბჭო დაიხურა."),
    )
    assert [(text, value) for text, value, *_ in values(doc)] == [
        ("1992 წლის მარტი", "1992-03"),
        ("1997 წელი", "1997"),
        ("მეოთხე კვარტალი", "1997-36"),
    ]


def test_the_same_season_takes_the_year_of_its_section(nlp: Language) -> None:
    doc = with_blocks(
        nlp,
        ("body", "sec:1", "ცენტრი 1998 წლის 3 ივნისს გაიხსნა."),
        ("body", "sec:1", "პირველი გამოცდა იმავე შემოდგომაზე დადგა, ზაფხულში კი მეორე."),
    )
    assert [value for _, value, *_ in values(doc)] == ["1998-06-03", "1998-23", "1998-22"]


def test_a_year_does_not_apply_to_another_section(nlp: Language) -> None:
    doc = with_blocks(
        nlp, ("body", "sec:1", "2004 წელს შეიქმნა."), ("box", "box:1", "27 მაისს გაიხსნა. ივლისში დაიხურა.")
    )
    assert [value for _, value, *_ in values(doc)] == ["2004", "XXXX-05-27"]


def test_blocks_outside_all_sections_share_no_year(nlp: Language) -> None:
    doc = with_blocks(nlp, ("caption", "", "ვიზიტი, 2004 წლის ივნისი."), ("caption", "", "გადაღებულია 27 მაისს."))
    assert [value for _, value, *_ in values(doc)] == ["2004-06", "XXXX-05-27"]


def test_a_month_but_no_season_takes_its_year_from_another_paragraph(nlp: Language) -> None:
    doc = with_blocks(
        nlp,
        ("body", "sec:1", "ცენტრი 1998 წლის 3 ივნისს გაიხსნა."),
        ("body", "sec:1", "შემოდგომაზე დაიხურა; ოქტომბერში გამოცდა დადგა."),
    )
    assert [value for _, value, *_ in values(doc)] == ["1998-06-03", "1998-10"]
    assert ("შემოდგომაზე", "too-far") in [(doc.text[out.start : out.end], out.reason) for out in doc._.ruled_out]


def test_a_year_in_a_name_applies_until_the_next_date(nlp: Language) -> None:
    # The exercise Cooperative Partner 2001 was held. It began on 15 June, or: the next was in May 2003, an exam on
    # 15 June.
    exercise = "წვრთნა „ქოოფერათივ ფართნერ 2001“ მოეწყო. "
    for rest, expected in (
        ("15 ივნისს დაიწყო.", ["2001-06-15"]),
        ("შემდეგი 2003 წლის მაისში იყო, 15 ივნისს კი გამოცდა.", ["2003-05", "2003-06-15"]),
    ):
        doc = with_blocks(nlp, ("body", "sec:1", exercise + rest))
        assert [value for _, value, *_ in values(doc)] == expected


def test_a_year_in_a_title_applies_below_it(nlp: Language) -> None:
    doc = with_blocks(
        nlp,
        ("title", "", "წვრთნების სეზონი 2007"),
        ("body", "sec:1", "მაისში ფლოტი შეიკრიბა."),
        ("heading", "sec:2", "ბალტიის ზღვა 2008"),
        ("body", "sec:2", "ივნისში გემები დაბრუნდნენ; მომდევნო წელს აღარ."),
    )
    assert [(text, value) for text, value, *_ in values(doc)] == [
        ("მაისში", "2007-05"),
        ("ივნისში", "2008-06"),
        ("მომდევნო წელს", "2009"),
    ]


def test_dates_inside_programme_names_are_rejected(nlp: Language) -> None:
    language = spacy.blank("ka")
    language.add_pipe("kaext_dates")
    text = "საქართველო წლიურ ეროვნულ პროგრამას 2009 წლიდან ასრულებს."
    doc = language.make_doc(text)
    register()
    span = doc.char_span(11, text.index("2009") - 1)
    assert span is not None
    span._.programme = ProgrammeValue("ANP")
    doc.spans[PROGRAMMES] = [span]
    assert [text for text, *_ in values(language(doc))] == ["2009 წლიდან"]


def test_less_certain_rules_have_lower_confidence(nlp: Language) -> None:
    doc = nlp("2004 წლის სექტემბერში და 2004 წლის სექტმბერში")
    certain, typo = (span._.date for span in doc.spans[DATES])
    assert (certain.method, typo.method) == ("dates/month-year", "dates/typo")
    assert typo.confidence < certain.confidence


WORDS = st.sampled_from(
    ["2004", "2006", "წლის", "წელს", "წლიდან", "წლამდე", "წ.", "ივნისში", "ივლისის", "მაის", "28", "31", "5", "-", "–",
     "და",
     "შორის", "ბოლოს", "დასაწყისში", "პირველ", "მეორე", "ნახევარში", "კვარტალში", "იმავე", "მომდევნო", "ორი", "სამ",
     "თვეში", "ერთხელ", "ორჯერ", "წელიწადში", "90-იანი", "წლების", "XX", "საუკუნის", ",", ".", "12.03.2007", "შემდეგ",
     "ყოველ", "დღის", "განმავლობაში", "(", ")", "\n\n", "გაზაფხულზე", "სექტმბერს"]
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(WORDS, max_size=14))
def test_random_word_sequences_give_valid_values_in_text_order(nlp: Language, words: list[str]) -> None:
    doc = nlp(" ".join(words))
    end = 0
    for span in doc.spans[DATES]:
        date = span._.date
        assert span.start_char >= end
        end = span.end_char
        assert is_edtf(date.value) if date.kind == "date" else is_duration(date.value)
        assert 0 < date.confidence <= 1
        assert date.method.startswith("dates/")


class CountingAtoms(PaddedAtoms):
    """Atoms that count how often they are read."""

    reads = 0

    def __getitem__(self, i: int) -> Atom:
        CountingAtoms.reads += 1
        return super().__getitem__(i)


@pytest.mark.parametrize(
    "piece",
    [
        "2004, ",
        "5, ",
        "ივნისი - ",
        "2004 წლიდან ",
        "ორ-",
        "მე-5 ",
        "(2004-",
        "1.2.3.4/5-6 ",
        "ყოველ ორ ",
        "პირველი და ",
    ],
)
def test_rules_read_a_bounded_number_of_atoms(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "PaddedAtoms", CountingAtoms)
    reads = []
    for times in (100, 200):
        monkeypatch.setattr(CountingAtoms, "reads", 0)
        list(Grammar(lex(piece * times)).expressions())
        reads.append(CountingAtoms.reads)
    assert reads[1] < reads[0] * 2.2


def test_the_line_with_place_and_date_of_an_event_gives_the_year_of_its_days(nlp: Language) -> None:
    parts = [
        ("title", "კონფერენცია პარტნიორობის შესახებ", ""),
        ("body", "თბილისი, 2024 წლის 12–13 ივნისი / Tbilisi, 12–13 June 2024", "sec:1"),
        ("heading", "პირველი დღე, 12 ივნისი / Day One, 12 June", "sec:2"),
        ("body", "სხდომა იწყება დილით.", "sec:2"),
        ("heading", "მეორე დღე, 13 ივნისი", "sec:3"),
    ]
    doc = nlp.make_doc("\n\n".join(text for _, text, _ in parts))
    blocks, start = [], 0
    for kind, text, unit in parts:
        blocks.append(BlockSpan(start, start + len(text), kind, unit))
        start += len(text) + 2
    doc._.blocks = tuple(blocks)
    found = [span._.date.value for span in nlp(doc).spans[DATES]]
    assert found == ["2024-06-12/2024-06-13"] * 2 + ["2024-06-12", "2024-06-12", "2024-06-13"]
