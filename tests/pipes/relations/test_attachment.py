"""Which dates of a clause belong to its event; sentences with inline gold, glossed in English."""

import pytest
from tests import oracle

from kaext.pipes.relations.clauses.assembly import clauses_of
from kaext.pipes.relations.predication.events import events_of
from kaext.pipes.relations.temporal.attachment import date_of_programme, is_respective, own_dates


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # joined in 1994
        ('<geo c="UKR">უკრაინა</geo> <date v="1994">1994 წელს</date> <prog id="PfP">PfP</prog>-ს შეუერთდა.', ["1994"]),
        # joined after the summit of 2002
        (
            '<geo c="UKR">უკრაინა</geo> <date v="2002">2002 წლის</date> სამიტის შემდეგ <prog id="PARP">PARP</prog>-ს '
            "შეუერთდა.",
            [],
        ),
        # joined in 2004 in accordance with the document signed in 2002
        (
            '<geo c="UKR">უკრაინა</geo> <date v="2002">2002 წელს</date> ხელმოწერილი დოკუმენტის მიხედვით '
            '<date v="2004">2004 წელს</date> <prog id="PARP">PARP</prog>-ს შეუერთდა.',
            ["2004"],
        ),
    ],
)
def test_a_date_of_another_noun_is_not_that_of_the_event(marked: str, expected: list[str]) -> None:
    (clause,) = clauses_of(oracle.row_of(marked, oracle.relations_pipeline()))
    event = events_of(clause)[-1]
    assert [date for phrase in own_dates(clause, event) for date in phrase.ids] == expected


@pytest.mark.parametrize(
    ("marked", "respective", "expected"),
    [
        # sent soldiers to SFOR in 1996 and to KFOR in 1999
        (
            '<geo c="FIN">ფინეთმა</geo> <prog id="SFOR">SFOR</prog>-ში <date v="1996">1996 წელს</date>, '
            '<prog id="KFOR">KFOR</prog>-ში <date v="1999">1999 წელს</date> ჯარისკაცები გაგზავნა.',
            False,
            [("1996",), ("1999",)],
        ),
        # joined the PfP and PARP respectively in 1994: one date cannot be dealt out to two
        (
            '<geo c="FIN">ფინეთი</geo> <prog id="PfP">PfP</prog>-სა და <prog id="PARP">PARP</prog>-ს შესაბამისად '
            '<date v="1994">1994 წელს</date> შეუერთდა.',
            True,
            [(), ()],
        ),
    ],
)
def test_dates_that_alternate_with_programmes(marked: str, respective: bool, expected: list[tuple[str, ...]]) -> None:
    clause = clauses_of(oracle.row_of(marked, oracle.relations_pipeline()))[-1]
    programmes = [programme for phrase in clause.of("programme") for programme in phrase.programmes]
    dates = clause.of("date")
    assert is_respective(clause) is respective
    assert [date_of_programme(dates, clause, programme) for programme in programmes] == expected
