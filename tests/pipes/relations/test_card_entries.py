"""Entries of cards of countries, without a verb; the lines have inline gold and an English gloss."""

from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

CARD = '[box_title] <geo c="FIN">ფინეთი</geo>'
ISAF, KFOR = '<prog id="ISAF">ISAF</prog>', '<prog id="KFOR">KFOR</prog>'
PFP, PARP = '<prog id="PfP">PfP</prog>', '<prog id="PARP">PARP</prog>'
VIKING = '„<prog id="VIKING-2003">ვიკინგი 2003</prog>“'
BI, DEEP, EADRCC = '<prog id="BI">BI</prog>', '<prog id="DEEP">DEEP</prog>', '<prog id="EADRCC">EADRCC</prog>'
SINCE, YEARS = '<date v="1999" b="since">1999 წლიდან</date>', '<date v="2002/2014">2002–2014</date>'
YEAR = '<date v="2003">2003 წელი</date>'


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


def of_card(line: str, *, title: str = CARD) -> set[tuple[str, ...]]:
    """Return the facts of a line under a title: relation, programme, date."""
    return {fact[1:] for fact in oracle.facts(oracle.passage(f"{title}\n\n[box] {line}", pipeline()))}


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        # ISAF: Mazar-e Sharif, 2002-2014
        (f"► {ISAF}: მაზარი-შარიფი, {YEARS}", ("participates", "ISAF", "2002/2014")),
        # KFOR, Prizren: since 1999
        (f"► {KFOR}, პრიზრენი: {SINCE}", ("participates", "KFOR", "1999/..")),
        # ISAF: mines in Kabul, since 1999
        (f"★ {ISAF}: ნაღმები ქაბულში, {SINCE}", ("participates", "ISAF", "1999/..")),
        # since 1999 → KFOR
        (f"{SINCE} → {KFOR}", ("participates", "KFOR", "1999/..")),
        # a veteran of KFOR: since 1999
        (f'✓ <prog id="KFOR">KFOR</prog>-ის ვეტერანი: {SINCE}', ("participates", "KFOR", "1999/..")),
        # PfP: 2003; PfP (2003)
        (f"{PFP}: {YEAR}", ("joined", "PfP", "2003")),
        (f"{PFP} ({YEAR})", ("joined", "PfP", "2003")),
        # Viking 2003 – host, 2003; host: …; …, host country, …
        (f"✓ {VIKING} – მასპინძელი, {YEAR}", ("hosted", "VIKING-2003", "2003")),
        (f"✓ მასპინძელი: {VIKING}, {YEAR}", ("hosted", "VIKING-2003", "2003")),
        (f"✓ {VIKING}, მასპინძელი ქვეყანა, {YEAR}", ("hosted", "VIKING-2003", "2003")),
        # Viking 2003 in Turku, 2003; Viking 2003: two ships, 2003
        (f"☼ {VIKING} ტურკუში, {YEAR}", ("hosted", "VIKING-2003", "2003")),
        (f"► {VIKING}: ორი გემი, {YEAR}", ("participates", "VIKING-2003", "2003")),
        # BI: 40 courses for officials of the ministry, 2002-2014
        (f"● {BI}: სამინისტროს მოხელეებისთვის 40 კურსი, {YEARS}", ("beneficiary", "BI", "2002/2014")),
        # DEEP: an expert in Tallinn, since 1999
        (f"● {DEEP}: ექსპერტი ტალინში, {SINCE}", ("participates", "DEEP", "1999/..")),
        # help of the EADRCC 2003, the camp of Zaatari
        (
            f'<prog id="EADRCC">EADRCC</prog>-ის დახმარება {YEAR}, ზაათარის ბანაკი',
            ("beneficiary", "EADRCC", "2003"),
        ),
        # ISAF here: 2002-2014
        (f"● {ISAF} აქ: {YEARS}", ("beneficiary", "ISAF", "2002/2014")),
        # a check mark alone
        (f"✓ {PARP}", ("participates", "PARP", "")),
        # EOP – offer, 2003
        (f'★ <prog id="EOP">EOP</prog> – შეთავაზება, {YEAR}', ("offered", "EOP", "2003")),
    ],
)
def test_an_entry_is_about_the_country_of_its_card(line: str, fact: tuple[str, ...]) -> None:
    assert of_card(line) == {fact}


@pytest.mark.parametrize(
    "line",
    [
        f"✗ {KFOR}: {YEARS}",
        f"❌ {PARP}",
        f"☒ {PFP}: {YEAR}",
        f"{PARP}: არა",  # no
        f"{ISAF}: მხოლოდ ფული, {YEAR}",  # only money
        f"{ISAF}: ჯარისკაცი არ ყოლია, {YEAR}",  # it had no soldier
        f"{PARP}: კანდიდატი {SINCE}",  # a candidate since
        f"{PARP}: მოლაპარაკება, {YEAR}",  # talks
        f"• {PARP}",
        f"{VIKING}, {YEAR}",
        f"{ISAF}. მშვიდობა.",  # peace
    ],
)
def test_an_entry_that_tells_no_part_states_nothing(line: str) -> None:
    assert not of_card(line)


@pytest.mark.parametrize(
    "title",
    [
        '[box_title] <prog id="SFOR">SFOR</prog> და <geo c="FIN">ფინეთი</geo>',  # SFOR and Finland
        '[box_title] სტუმრად <geo c="FIN">ფინეთში</geo>',  # a visit to Finland
        '[box_title] <geo c="FIN">ფინეთი</geo> და <geo c="SWE">შვედეთი</geo>',
    ],
)
def test_a_title_about_something_else_is_no_card(title: str) -> None:
    assert not of_card(f"► {ISAF}: მაზარი-შარიფი, {YEARS}", title=title)


def test_the_theatre_of_an_operation_is_its_beneficiary() -> None:
    assert of_card(f"► {ISAF}: {YEARS}", title='[box_title] <geo c="AFG">ავღანეთი</geo>') == {
        ("beneficiary", "ISAF", "2002/2014")
    }


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        # Sweden: PfP – 2003, KFOR – since 1999
        (
            f'<geo c="SWE">შვედეთი</geo>: {PFP} – {YEAR}, {KFOR} – {SINCE}',
            {("SWE", "joined", "PfP", "2003"), ("SWE", "participates", "KFOR", "1999/..")},
        ),
        # Norway: Viking 2003, host, 2003
        (f'☐ <geo c="NOR">ნორვეგია</geo>: {VIKING}, მასპინძელი, {YEAR}', {("NOR", "hosted", "VIKING-2003", "2003")}),
        # Finland's PfP – 2003
        (f'► <geo c="FIN">ფინეთის</geo> {PFP} – {YEAR}', {("FIN", "joined", "PfP", "2003")}),
        # Sweden is neutral. Its PfP – 2003
        (f'► <geo c="SWE">შვედეთი</geo> ნეიტრალურია. მისი {PFP} – {YEAR}.', {("SWE", "joined", "PfP", "2003")}),
        # two cards in one box
        (
            f'[box] <geo c="FIN">ფინეთი</geo> ●\n\n[box] {PFP}: {YEAR}\n\n'
            f'[box] <geo c="SWE">შვედეთი</geo> ●\n\n[box] {KFOR}: {SINCE}',
            {("FIN", "joined", "PfP", "2003"), ("SWE", "participates", "KFOR", "1999/..")},
        ),
        # card of the country: Jordan; capital; PfP 2003
        (
            f'[box] ქვეყნის ბარათი: <geo c="JOR">იორდანია</geo>\n\n[box] დედაქალაქი ამანი\n\n[box] {PFP} {YEAR}',
            {("JOR", "joined", "PfP", "2003")},
        ),
        # Finland: ✓ PfP ✓ PARP ✗ KFOR
        (
            f'<geo c="FIN">ფინეთი</geo>: ✓ {PFP} ✓ {PARP} ✗ {KFOR}',
            {("FIN", "participates", "PfP", ""), ("FIN", "participates", "PARP", "")},
        ),
        # PfP: Finland ✓, Iceland ✗
        (
            f'{PFP}: <geo c="FIN">ფინეთი</geo> ✓, <geo c="ISL">ისლანდია</geo> ✗',
            {("FIN", "participates", "PfP", "")},
        ),
        # ● takes part ○ is planned; under Finland: ● PfP ○ PARP
        (
            f"● მონაწილეობს ○ დაგეგმილია\n\n{CARD}\n\n[box] ● {PFP}\n\n[box] ○ {PARP}",
            {("FIN", "participates", "PfP", ""), ("FIN", "planned", "PARP", "")},
        ),
        # ○ does not take part ▲ host
        (
            f"[caption] ○ არ მონაწილეობს ▲ მასპინძელი\n\n{CARD}\n\n[box] ○ {KFOR}: {YEARS}\n\n[box] ▲ {VIKING}",
            {("FIN", "hosted", "VIKING-2003", "")},
        ),
        # ✓ Armenia, ✗ Belarus below the name of PARP
        (
            f'[heading] {PARP}\n\n✓ <geo c="ARM">სომხეთი</geo>\n\n✗ <geo c="BLR">ბელარუსი</geo>',
            {("ARM", "participates", "PARP", "")},
        ),
        # did you know that: Finland joined PfP in 2003?
        (
            '[box_title] იცოდით, რომ…\n\n[box] ► <geo c="FIN">ფინეთი</geo> <prog id="PfP">PfP-ს</prog> '
            '<date v="2003">2003 წელს</date> შეუერთდა?',
            {("FIN", "joined", "PfP", "2003")},
        ),
        # a legend of a map
        (f"[caption] რუკა. ● {PFP}-ის წევრი ○ {PARP}-ის წევრი ▲ ბაზა", set()),
    ],
)
def test_cards_signs_and_legends(text: str, facts: set[tuple[str, ...]]) -> None:
    assert oracle.facts(oracle.passage(text, pipeline())) == facts


def test_a_legend_with_rare_signs() -> None:
    legend = "[box] ● მონაწილეობს    ⌂ უმასპინძლა    ✗ დატოვა    ◷ გეგმავს"  # takes part, hosted, left, plans
    rows = [f"● {ISAF} → {YEARS}", f"⌂ {VIKING}, {YEAR}", f"✗ {KFOR} → {YEAR}", f"◷ {BI} → {YEAR}"]
    text = "\n\n".join([legend, CARD, *(f"[box] {row}" for row in rows)])
    assert {fact[1:] for fact in oracle.facts(oracle.passage(text, pipeline()))} == {
        ("participates", "ISAF", "2002/2014"),
        ("hosted", "VIKING-2003", "2003"),
        ("withdrew", "KFOR", "2003"),
        ("planned", "BI", "2003"),
    }
