"""Feeds: posts of a channel, each with its date and time, and years as headings over entries."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of

from kaext.segment import cues


def labels(*lines: str) -> list[str]:
    return [kind for kind, _ in kinds_of(*lines)]


@pytest.mark.parametrize(
    "line",
    [
        "16 თებერვალი, 13:30",
        "03/02/2025, 10:15",
        "2025-02-03 10:15",
        "[03.02.2025 10:15]",
        "10:15, 3 თებერვალი, 2025 წ.",
        "ორშაბათი, 3 თებერვალი 2025, 09.05",
        "📅 2025 წლის 3 თებერვალი, 10:15",
        "პრესსამსახური, [03.02.2025 10:15]:",
        "03.02.2025, 10:15 · 2,1K ნახვა",
    ],
)
def test_heads_of_posts(line: str) -> None:
    assert cues.POST_HEAD.fullmatch(line)
    assert cues.entry_date_length(line) or cues.subentry_date_length(line)


@pytest.mark.parametrize(
    "line",
    ["16 თებერვალს, 13:30-ზე, შეხვედრა გაიმართა.", "10:15–11:00 შესვენება", "2025 წლის 3 თებერვალი", "მუხლი 10:15"],
)
def test_other_lines_with_a_time(line: str) -> None:
    assert not cues.POST_HEAD.fullmatch(line)


def test_posts_below_years_between_signs() -> None:
    found = kinds_of(
        "სათაური",
        "",
        *BODY,
        "",
        "——— 2004 ———",
        "",
        "28 ივნისი, 21:15",
        "სამიტმა ინიციატივა წამოიწყო. #ICI #სამიტი",
        "1 დეკემბერი, 10:02",
        "ქუვეითმა ICI-ში შესვლის წერილი ჩააბარა",
        "#ქუვეითი",
        "",
        "——— 2005 ———",
        "",
        "16 თებერვალი, 13:30",
        "ბაჰრეინმაც გაბედა.",
        "",
        "არქივი",
        *BODY,
    )
    kinds = ["heading", *["timeline"] * 5, "heading", "timeline", "timeline", "heading", "body", "body"]
    assert [kind for kind, _ in found[3:]] == kinds
    assert [unit for kind, unit in found if kind == "heading"] == ["sec:2", "sec:3", "sec:4"]


def test_posts_between_empty_lines() -> None:
    posts = ["03/02/2025, 10:15", "გორს სტუმრები ჰყავს.", "#DEEP 👁 2,1K", "", "18/02/2025, 16:40", "პაკეტი შეთანხმდა."]
    assert labels("სათაური", "", *BODY, "", "ბოლო პოსტები", *posts)[3:] == ["heading"] + ["timeline"] * 5


def test_a_bare_year_over_several_entries_is_a_heading() -> None:
    several = ["1992", "5 ივნისი – შევუერთდით საბჭოს.", "1994", "23 მარტი – მოეწერა ხელი.", "შემოდგომა – ოფიცერი."]
    assert labels("სათაური", "", *BODY, "", *several)[3:] == ["heading", "timeline"] * 2 + ["timeline"]
    assert labels("სათაური", "", *BODY, "", "გზა", "", *several[:4])[4:] == ["timeline"] * 4


@pytest.mark.parametrize(
    "line",
    [
        "2013-დან — აკადემიას პროგრამებს უწერს.",
        "2008-დან 2014-მდე — მისიაში იყო.",
        "2015 წლის იანვრიდან — მისიას ამაგრებს.",
        "2012 წლამდე – ჯარისკაცები ჰყავდა.",
    ],
)
def test_bounded_dates_of_entries(line: str) -> None:
    assert cues.entry_date_length(line)
    assert not cues.entry_date_length(line.replace(" — ", " ").replace(" – ", " "))
    assert labels("სათაური", "", *BODY, "", "ქრონიკა", "", line, "2016 — შეუერთდა.")[4:] == ["timeline"] * 2


def test_bulleted_figures_with_pictographs_are_a_box() -> None:
    box = ["ციფრები პირველი ნაწილისთვის", "🔹 აღჭურვილობა: 11,5 მლნ ლარი", "🔹 მშენებლობა: 3 მილიონი ევრო"]
    assert labels("სათაური", "", *BODY, "", *box, "", "თავი", *BODY)[3:6] == ["box_title", "box", "box"]
