"""Lists of countries: their items, and the sentence that the words before a list make with each item."""

from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

from kaext.pipes.relations.sentences.lists import expanded_list, items_after_colon, items_of


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


LISTS = [
    # Moldova (2006), Serbia, Ukraine
    (
        '<geo c="MDA">მოლდოვა</geo> (<date v="2006">2006 წ.</date>); <geo c="SRB">სერბეთი</geo>',
        [(("MDA",), ["2006"]), (("SRB",), [])],
    ),
    # in 2005 - Azerbaijan and Armenia
    (
        '<date v="2005">2005 წელს</date> - <geo c="AZE">აზერბაიჯანმა</geo> და <geo c="ARM">სომხეთმა</geo>',
        [(("AZE", "ARM"), ["2005"])],
    ),
    # Moldova joined
    ('<geo c="MDA">მოლდოვა</geo> შეუერთდა', []),
    # Moldova's soldiers
    ('<geo c="MDA">მოლდოვის</geo> ჯარისკაცები', []),
]


@pytest.mark.parametrize(("marked", "expected"), LISTS)
def test_items_of_a_list(marked: str, expected: list[tuple[tuple[str, ...], list[str]]]) -> None:
    items = items_of(oracle.row_of(marked, pipeline()))
    assert [(item.country.ids, [id for date in item.dates for id in date.ids]) for item in items] == expected


def test_an_item_replaces_the_noun_for_all_items_in_its_case() -> None:
    # DEEP works in the following countries: Iraq (since 2012), Tunisia
    row = oracle.row_of(
        '<prog id="DEEP">DEEP</prog> შემდეგ ქვეყნებში მუშაობს: <geo c="IRQ">ერაყი</geo> '
        '(<date v="2012" b="since">2012 წლიდან</date>), <geo c="TUN">ტუნისი</geo>',
        pipeline(),
    )
    told = [[(phrase.text, phrase.role) for phrase in sentence] for sentence in expanded_list(row)]
    assert [[text for text, _ in sentence] for sentence in told] == [
        ["DEEP", "ერაყი", "2012 წლიდან", "მუშაობს"],
        ["DEEP", "ტუნისი", "მუშაობს"],
    ]
    assert [sentence[1][1] for sentence in told] == ["loc", "loc"]


@pytest.mark.parametrize(
    "marked",
    [
        # Ukraine's partners take part: … - another country is named before
        '<geo c="UKR">უკრაინის</geo> პარტნიორები მონაწილეობენ: <geo c="MDA">მოლდოვა</geo>',
        # it takes part: Moldova - no words for several
        'ქვეყანა <prog id="PARP">PARP</prog>-ში მონაწილეობს: <geo c="MDA">მოლდოვა</geo>',
        # countries of PARP: Moldova - no verb
        '<prog id="PARP">PARP</prog>-ის ქვეყნები: <geo c="MDA">მოლდოვა</geo>',
    ],
)
def test_other_words_before_a_list_are_no_placeholder(marked: str) -> None:
    row = oracle.row_of(marked, pipeline())
    assert items_after_colon(row)
    assert not list(expanded_list(row))


TITLE = '[heading] „<prog id="PfP">პარტნიორობა მშვიდობისათვის</prog>“: ხელმოწერის დღე'
FIN, SWE, MLT = '<geo c="FIN">ფინეთი</geo>', '<geo c="SWE">შვედეთი</geo>', '<geo c="MLT">მალტა</geo>'
IN_1994, IN_1995 = '<date v="1994-05-09">1994 წ. 9 მაისი</date>', '<date v="1995-04">1995 წ. აპრილი</date>'
IN_1996, IN_2008 = '<date v="1996-10">1996 წ. ოქტომბერში</date>', '<date v="2008-03">2008 წ. მარტში</date>'
JOINED_1994, JOINED_1995 = ("FIN", "joined", "PfP", "1994-05-09"), ("MLT", "joined", "PfP", "1995-04")
LEFT, RETURNED = ("MLT", "withdrew", "PfP", "1996-10"), ("MLT", "joined", "PfP", "2008-03")


def facts(*blocks: str) -> set[oracle.Fact]:
    return oracle.facts(oracle.passage("\n\n".join(blocks), pipeline()))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((f"{FIN} → {IN_1994}", f"{MLT} → {IN_1995}"), {JOINED_1994, JOINED_1995}),
        # rows that have run together
        ((f"{FIN} → {IN_1994} {MLT} → {IN_1995}",), {JOINED_1994, JOINED_1995}),
        ((f"• {FIN} ➔ {IN_1994}", f"• {MLT} ⇒ {IN_1995}"), {JOINED_1994, JOINED_1995}),
        ((f"{FIN} – {IN_1994}", f"{MLT}: {IN_1995}"), {JOINED_1994, JOINED_1995}),
        # left in 1996, returned in 2008
        ((f"{MLT} → {IN_1995}; {IN_1996} გავიდა, {IN_2008} მობრუნდა",), {JOINED_1995, LEFT, RETURNED}),
        ((f"{FIN} → {IN_1994} {MLT} → {IN_1995}; {IN_1996} გავიდა",), {JOINED_1994, JOINED_1995, LEFT}),
        ((f"{MLT} – {IN_1995}, {IN_1996} დატოვა, {IN_2008} კი დაბრუნდა.",), {JOINED_1995, LEFT, RETURNED}),
        ((f"{MLT} → უარი", f"{SWE} → არ გაწევრიანებულა"), set()),
    ],
)
def test_rows_of_a_country_and_its_date(rows: tuple[str, ...], expected: set[oracle.Fact]) -> None:
    assert facts(TITLE, *rows) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # joined
        (f"შეუერთდა: {FIN} ({IN_1994}), {MLT} ({IN_1995})", {JOINED_1994, JOINED_1995}),
        (f"შემოუერთდნენ: {FIN}, {IN_1994}; {MLT}, {IN_1995}", {JOINED_1994, JOINED_1995}),
        (f"გაწევრიანდა – {FIN} ({IN_1994})", {JOINED_1994}),
        # left, returned
        (f"დატოვა: {MLT} ({IN_1996})", {LEFT}),
        (f"გავიდა: {MLT} ({IN_1996})", {LEFT}),
        (f"დაბრუნდა: {MLT} ({IN_2008})", {RETURNED}),
        # has not joined; does not take part
        (f"არ შეერთებია: {MLT}", set()),
        (f"არ მონაწილეობს: {MLT} ({IN_1995})", set()),
        # donor; financed
        (f"დონორი: {MLT} ({IN_1995})", set()),
        (f"დააფინანსა: {MLT} ({IN_1995})", set()),
    ],
)
def test_countries_after_a_verb_as_a_label(line: str, expected: set[oracle.Fact]) -> None:
    assert facts('[heading] <prog id="PfP">PfP</prog>', line) == expected


def test_a_row_with_anything_but_dates_and_verbs_is_no_row_of_events() -> None:
    # in October 1996 the parliament left the hall
    row = f"{MLT} – {IN_1995}; {IN_1996} პარლამენტმა დარბაზი დატოვა"
    assert LEFT not in facts(TITLE, row)


WHO_JOINED = '[heading] <prog id="MD">MD</prog>: ვინ როდის შემოვიდა'
EGY, DZA, KWT = '<geo c="EGY">ეგვიპტე</geo>', '<geo c="DZA">ალჟირი</geo>', '<geo c="KWT">ქუვეითი</geo>'
IN_2000, IN_2004 = '<date v="2000-03">2000 წ. მარტი</date>', '<date v="2004-12">2004 წ. დეკემბერი</date>'


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        # MD: who came in when; who joined MD, and when
        ('<prog id="MD">MD</prog>: ვინ როდის შემოვიდა', {("DZA", "joined", "MD", "2000-03")}),
        ('ვინ როდის ჩაერთო <prog id="MD">MD</prog>-ში', {("DZA", "joined", "MD", "2000-03")}),
        # KFOR: who left it when
        ('<prog id="KFOR">KFOR</prog>: ვინ როდის დატოვა', {("DZA", "withdrew", "KFOR", "2000-03")}),
        # MD: who did not join; who joined NATO when
        ('<prog id="MD">MD</prog>: ვინ არ შემოვიდა', set()),
        ('<prog id="MD">MD</prog>: ვინ როდის შევიდა ნატოში', set()),
    ],
)
def test_a_title_that_asks_of_whom_its_verb_holds(title: str, expected: set[oracle.Fact]) -> None:
    assert facts(f"[heading] {title}", f"• {DZA} – {IN_2000}") == expected


def test_the_title_of_the_next_list_may_run_on_after_the_last_item() -> None:
    rows = (f'• {DZA} – {IN_2000} <prog id="ICI">ICI</prog>: ვინ როდის შემოვიდა', f"• {KWT} – {IN_2004}")
    assert facts(WHO_JOINED, *rows) == {("DZA", "joined", "MD", "2000-03"), ("KWT", "joined", "ICI", "2004-12")}


def test_the_items_of_a_negated_introduction_state_nothing() -> None:
    # have not joined: …
    last, others = f"- {KWT} ({IN_2004})", (f"- {EGY}", f"- {DZA} (მხოლოდ ინტერესი გამოთქვა)")
    text = '<prog id="ICI">ICI</prog> გაიხსნა. ინიციატივას შეუერთდა:'
    expected = {("KWT", "joined", "ICI", "2004-12")}
    assert facts('[heading] <prog id="ICI">ICI</prog>', text, last, "არ შეერთებულა:", *others) == expected
    assert facts('[heading] <prog id="ICI">ICI</prog>', text, f"{last} არ შეერთებულა:", *others) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("ვინ სად მონაწილეობს", {("FIN", "participates", "PfP", ""), ("MLT", "participates", "PfP", "")}),
        ("ვინ სად არ მონაწილეობს", set()),
    ],
)
def test_countries_after_a_programme_below_a_title_that_asks_who_takes_part(
    title: str, expected: set[oracle.Fact]
) -> None:
    assert facts(f"[heading] {title}", f'■ <prog id="PfP">PfP</prog> - {FIN}, {MLT}.') == expected
