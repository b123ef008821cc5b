from functools import cache

import pytest
from spacy.language import Language
from tests import oracle

from kaext.pipes.relations.clauses.assembly import clauses_of
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.phrases import Phrase

UKR, GEO = '<geo c="UKR">უკრაინა</geo>', '<geo c="GEO">საქართველო</geo>'
PFP, PARP = '<prog id="PfP">PfP</prog>', '<prog id="PARP">PARP</prog>'


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


def row(marked: str) -> list[Phrase]:
    return oracle.row_of(marked, pipeline())


def clauses(marked: str) -> list[Clause]:
    return clauses_of(row(marked))


def mention(marked: str, kind: str) -> Phrase:
    return next(phrase for phrase in row(marked) if phrase.kind == kind)


def test_two_verbs_make_two_clauses() -> None:
    first, second = clauses(f"{UKR} {PFP}-ს შეუერთდა და {PARP}-ში ჩაერთო.")
    assert [ph.ids for ph in first.of("programme")] == [("PfP",)]
    assert [ph.ids for ph in second.of("programme")] == [("PARP",)]
    assert second.parent is first


def test_commas_of_a_list_end_no_clause() -> None:
    (clause,) = clauses(f"{UKR}, {GEO} და ალიანსი შეხვდნენ {PFP}-ის ფარგლებში.")
    assert clause.of("country")[0].ids == ("UKR", "GEO")


def test_a_relative_clause_does_not_split_the_main_clause() -> None:
    relative, main = clauses(f"{UKR}, რომელიც {PFP}-ს შეუერთდა, {PARP}-ში ჩაერთო.")
    assert relative.connective == "relative"
    assert relative.antecedent is not None
    assert relative.antecedent.ids == ("UKR",)
    assert [ph.kind for ph in main.phrases][:2] == ["country", "programme"]


def test_a_gapped_clause_repeats_the_verb() -> None:
    first, second = clauses(
        f'{UKR} {PFP}-ს <date v="1994-02">1994 წლის თებერვალში</date> შეუერთდა, '
        f'{GEO} - <date v="1994-03">მარტში</date>.'
    )
    assert second.gap_antecedent is first
    assert second.of("date")[0].ids == ("1994-03",)


def test_one_final_verb_serves_two_clauses() -> None:
    first, second = clauses(
        f'{UKR} <date v="1994-02">თებერვალში</date>, {GEO} კი <date v="1994-03">მარტში</date> შეუერთდა {PFP}-ს.'
    )
    assert first.gap_antecedent is second


@pytest.mark.parametrize(
    ("marked", "part"),
    [
        ('<geo c="UKR" adj="1">უკრაინული</geo> ოცეული იდგა.', "nom"),
        ('<geo c="UKR">უკრაინის</geo> მთავრობამ იკისრა.', "erg"),
        ('<geo c="UKR">უკრაინის</geo> ტერიტორიაზე გაიხსნა.', "on"),
        ('<geo c="UKR">უკრაინის</geo> მიერ მიღებული.', "agent"),
        ('<geo c="UKR">უკრაინის</geo> მასპინძლობით ჩატარდა.', "hosted"),
        ('<geo c="UKR">უკრაინის</geo> მხარდაჭერით ჩატარდა.', "none"),
        ('<geo c="UKR">უკრაინის</geo> თხოვნით გაიგზავნა.', "request"),
        ('<geo c="UKR" adj="1">უკრაინულ</geo> ბატალიონთან ერთად.', "com"),
        ('<geo c="GEO">საქართველოს</geo> შესთავაზა.', "dat"),
        ('<geo c="GEO">საქართველოს</geo> ოცეული მსახურობს.', "nom"),
        ('<geo c="USA">აშშ</geo>-მა გააგზავნა.', "erg"),
    ],
)
def test_role_of_a_country(marked: str, part: str) -> None:
    assert mention(marked, "country").role == part


@pytest.mark.parametrize(
    ("marked", "part"),
    [
        ('<prog id="PfP">PfP</prog>-ში', "loc"),
        ('<prog id="MAP">MAP</prog> ის მონაწილეები', "object"),
        ('<prog id="PfP">პარტნიორობა მშვიდობისათვის</prog> (<prog id="PfP">PfP</prog>) პროგრამაში', "loc"),
        ('პროგრამას „<prog id="PfP">პარტნიორობა მშვიდობისათვის</prog>“', "dat"),
        ('<prog id="TRUST-FUND">სატრასტო ფონდის</prog> ხარჯზე', "frame"),
        ('<prog id="TRUST-FUND">სატრასტო ფონდის</prog> მესამე პროექტს', "dat"),
        ('<prog id="PARP">PARP</prog>-ის წარდგენას', "object"),
    ],
)
def test_role_of_a_programme(marked: str, part: str) -> None:
    assert mention(marked, "programme").role == part


def test_a_programme_that_is_the_possessor_of_another_is_dependent() -> None:
    owner, owned = (
        ph
        for ph in row('<prog id="EADRCC">EADRCC</prog>-ის წვრთნა „<prog id="IDASSA-2007">იდასა 2007</prog>“')
        if ph.kind == "programme"
    )
    assert owner.is_dependent
    assert not owned.is_dependent
