"""Agendas, cards, quizzes and the turns of speakers."""

from __future__ import annotations

import pytest

from kaext.ingest import read_source
from kaext.segment import segment

LONG = (
    "პარტნიორობა მრავალი წლის განმავლობაში ვითარდებოდა და დღეს ორივე მხარე მას აფასებს. "
    "ოფიცრები ერთად სწავლობენ და ერთმანეთის გამოცდილებას იზიარებენ."
)


def labels(text: str) -> list[tuple[str, str, str]]:
    source = read_source(text.encode(), name="text.txt")
    lines = [text[line.start : line.end] for line in source.lines]
    found = [(index, part.kind, part.unit) for part in segment(source) for index in part.lines]
    return [(lines[index].strip(), kind, unit) for index, kind, unit in sorted(found)]


def kinds(text: str) -> dict[str, str]:
    return {line: kind for line, kind, _ in labels(text)}


def test_an_agenda_alone_under_its_headings_is_a_chronology() -> None:
    found = kinds(
        f"მრგვალი მაგიდა\n\n{LONG}\n\nდღის წესრიგი: 3 მაისი\n\n09:00–09:30  რეგისტრაცია\n09:30        მისალმება\n"
        "             თავმჯდომარე: ა. ბერიძე\n10:00–11:00  პანელი\n\nდღის წესრიგი: 4 მაისი\n\n10:00        განხილვა\n"
        f"12:00 – დახურვა\n\nშეჯამება\n\n{LONG}\n"
    )
    assert [kind for line, kind in found.items() if line[:2].isdigit()] == ["timeline"] * 5
    assert found["თავმჯდომარე: ა. ბერიძე"] == "timeline"
    assert found["დღის წესრიგი: 3 მაისი"] == found["დღის წესრიგი: 4 მაისი"] == "heading"


def test_entries_of_a_programme_with_abstracts_are_body() -> None:
    found = labels(
        f"მრგვალი მაგიდა\n\n{LONG}\n\nპირველი დღე\n\n09:00–09:30  რეგისტრაცია\n09:30–10:00  პანელი\n\n{LONG}\n\n"
        f"10:00–11:00  მეორე პანელი\n\n{LONG}\n\nმეორე დღე\n\n09:00–09:30  შეჯამება\n\n{LONG}\n"
    )
    assert {(kind, unit) for line, kind, unit in found if line[:2].isdigit()} == {("body", "sec:2"), ("body", "sec:3")}


def test_times_in_running_text_are_no_agenda() -> None:
    text = f"მრგვალი მაგიდა\n\n{LONG}\n10:00 საათზე დაიწყო და გვიან დასრულდა, როცა სტუმრები წავიდნენ.\n\n{LONG}\n"
    assert "timeline" not in kinds(text).values()


@pytest.mark.parametrize("gap", ["", "\n"])
def test_cards_are_boxes_if_their_titles_are_attached(gap: str) -> None:
    def card(name: str, year: int) -> str:
        rows = f"წევრობა: {year} წლიდან\nPARP: მონაწილეობს\nბიუჯეტი: 5 მილიონი ევრო\n"
        return f"ქვეყნის ბარათი: {name}\n{gap}{rows}\n"

    sections = "".join(f"{name}\n\n{LONG}\n\n" for name in ("წარსული", "აწმყო", "მომავალი"))
    found = labels(f"პარტნიორები\n\n{LONG}\n\n{sections}{card('მოლდოვა', 1994)}{card('სომხეთი', 1995)}")
    titles = [(kind, unit[:3]) for line, kind, unit in found if line.startswith("ქვეყნის")]
    rows = [(kind, unit[:3]) for line, kind, unit in found if ":" in line and not line.startswith("ქვეყნის")]
    assert titles == [("heading", "sec") if gap else ("box_title", "box")] * 2
    assert rows == [("body", "sec") if gap else ("box", "box")] * 6


def test_place_and_date_of_an_event_below_the_title_are_body() -> None:
    for line in (
        "თბილისი, 2024 წლის 12–13 ივნისი / Tbilisi, 12–13 June 2024",
        "რომი, თავდაცვის კოლეჯი, 2024 წლის 12 ნოემბერი",
        "ბათუმი, 3-5 მაისი, 2019",
    ):
        found = kinds(f"კონფერენცია პარტნიორობის შესახებ\n\n{line}\n\nმოწვევა\n\n{LONG}\n\nპროგრამა\n\n{LONG}\n")
        assert found[line] == "body"
        assert found["მოწვევა"] == "heading"


def test_a_quiz_is_a_box_with_its_answers() -> None:
    found = labels(
        f"მეზობლები\n\n{LONG}\n\nამბავი\n\n{LONG}\n\nვიქტორინა: სცადეთ თავად\n\n1. სად დგას ცენტრი?\n"
        "   ა) ბაქოში   ბ) კიევში\n2. ვინ უმასპინძლა წვრთნას?\n   ა) მოლდოვამ   ბ) სომხეთმა\n\nპასუხები\n"
        f"1 - ა. ბაქოში.\n2 - ბ. სომხეთმა.\n\nბოლოსიტყვა\n\n{LONG}\n"
    )
    box = [(line, kind) for line, kind, unit in found if unit == "box:1"]
    assert box[0] == ("ვიქტორინა: სცადეთ თავად", "box_title")
    assert [kind for _, kind in box[1:]] == ["box"] * 7
    assert ("ბოლოსიტყვა", "heading") in [(line, kind) for line, kind, _ in found]


def test_turns_of_speakers_are_body_also_where_they_are_introduced() -> None:
    found = labels(
        f"სტუმარი\n\n{LONG}\n\nსაუბარი\n\nნინო გ. (მე-11 კლასი): რა იყო რთული?\nდ. ჩ., მაიორი: თარჯიმანი იყო საჭირო.\n"
        "ნინო გ.: დიდხანს იყავით?\nდ. ჩ.: ექვსი თვე დავყავით იქ.\nნინო გ.: და მერე?\nდ. ჩ.: მერე შინ დავბრუნდით.\n"
    )
    assert {kind for line, kind, _ in found if ":" in line} == {"body"}


def test_a_title_of_boxes_may_be_in_two_languages() -> None:
    found = kinds(
        f"მეზობლები\n\n{LONG}\n\nამბავი\n\n{LONG}\n\nიცოდით? / Did you know?\nელჩები სხდებიან.\n\nბოლო\n\n{LONG}\n"
    )
    assert found["იცოდით? / Did you know?"] == "box_title"
