"""Records stored in columns equal the records that were added."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from kaext.records import Columns, MatchedRecord, MentionRecord, RelationRecord

TEXT = "საქართველო 1994 წელს შეუერთდა პროგრამას."  # Georgia joined the programme in 1994.


@st.composite
def mentions(draw: st.DrawFn) -> MentionRecord:
    start = draw(st.integers(0, len(TEXT) - 1))
    end = draw(st.integers(start + 1, len(TEXT)))
    return MentionRecord(
        doc_id="a-txt",
        id=f"a-txt-m{draw(st.integers(1, 9))}",
        text=TEXT[start:end],
        start=start,
        end=end,
        page=draw(st.none() | st.integers(1, 900)),
        bbox=draw(st.sampled_from(("", "1 2 3 4"))),
        method="countries/name",
        confidence=draw(st.floats(0, 1)),
        kind=draw(st.sampled_from(("country", "programme"))),
        ids=draw(st.sampled_from(("GEO", "GEO ARM"))),
        adjectival=draw(st.booleans()),
    )


@given(st.lists(mentions(), max_size=5))
def test_records_come_out_of_the_columns_as_they_went_in(records: list[MentionRecord]) -> None:
    held = Columns(MentionRecord, TEXT)
    for record in records:
        held.append(record)
    assert list(held) == records == held
    assert held[1:] == records[1:]
    assert [record.model_dump_json() for record in held] == [record.model_dump_json() for record in records]
    assert [record.model_fields_set for record in held] == [record.model_fields_set for record in records]
    assert pickle.loads(pickle.dumps(held)) == held


def test_a_rebuilt_record_is_independent() -> None:
    held = Columns(MatchedRecord, TEXT)
    held.append(MatchedRecord(record="a-txt-t1", part="country", start=0, end=10, text=TEXT[:10]))
    assert held[-1] == held[0]
    assert held[0].model_copy(update={"start": 1}) != held[0]
    assert (held[0].text, len(held), bool(held)) == ("საქართველო", 1, True)  # Georgia


def test_what_a_fact_quotes_is_its_evidence() -> None:
    fact = RelationRecord(
        doc_id="a-txt",
        id="a-txt-t1",
        country="GEO",
        relation="joined",
        programme="PfP",
        date="1994",
        evidence=TEXT,
        start=0,
        end=len(TEXT),
        method="relations/verb",
        confidence=0.5,
    )
    held = Columns(RelationRecord, TEXT)
    held.append(fact)
    assert held[0] == fact
