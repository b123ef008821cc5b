from collections import Counter
from importlib.resources import files

import pytest
from tests import oracle

from kaext.data_files import rows_of
from kaext.pipes.relations.clauses.assembly import clauses_of
from kaext.pipes.relations.predication.events import events_of
from kaext.pipes.relations.predication.frames import Frame
from kaext.pipes.relations.predication.slots import NAMED_ONLY, SLOTS, slot_confidence
from kaext.pipes.relations.predication.subjects import SlotCandidate


def slots_of_frames() -> set[str]:
    text = files("kaext.pipes.relations").joinpath("frames.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return {slot for _, _, relation, slot, _ in rows if relation != "-"}


def test_slots_of_frames_and_slots_of_the_code_are_the_same() -> None:
    assert slots_of_frames() == set(SLOTS)
    assert set(SLOTS) > NAMED_ONLY


@pytest.mark.parametrize(
    ("marked", "fits", "fits_not"),
    [
        ('<geo c="UKR">უკრაინამ</geo> <prog id="KFOR">KFOR</prog>-ში ასეული გაგზავნა.', "subject", "dative"),
        ('<geo c="UKR">უკრაინას</geo> <prog id="MAP">MAP</prog> შესთავაზეს.', "dative", "subject"),
        ('<geo c="UKR">უკრაინაში</geo> <prog id="DEEP">DEEP</prog> დაიწყო.', "place", "patient"),
        ('<geo c="UKR">უკრაინასთან</geo> <prog id="IPCP">IPCP</prog> გაფორმდა.', "with", "place"),
        ('<geo c="UKR">უკრაინის</geo> <prog id="IPAP">IPAP</prog> დამტკიცდა.', "owner", "founders"),
        ('<geo c="UKR">უკრაინა</geo> <prog id="MD">MD</prog>-ში მიიწვიეს.', "patient", "inviter"),
    ],
)
def test_a_country_fills_its_slot_and_no_other(marked: str, fits: str, fits_not: str) -> None:
    (clause,) = clauses_of(oracle.row_of(marked, oracle.relations_pipeline()))
    event, country = events_of(clause)[0], clause.of("country")[0]
    assert slot_confidence(SlotCandidate(country, Frame("participates", fits, 1.0), event, clause)) > 0
    assert slot_confidence(SlotCandidate(country, Frame("participates", fits_not, 1.0), event, clause)) == 0


def test_no_frame_is_listed_twice() -> None:
    rows = [tuple(row[:4]) for row in rows_of("kaext.pipes.relations", "frames.tsv")]
    assert [row for row, number in Counter(rows).items() if number > 1] == []
