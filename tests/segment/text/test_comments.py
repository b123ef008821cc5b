"""Comments of readers and results of a search."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of


@pytest.mark.parametrize("heading", ["კომენტარები (2)", "კომენტარები: 2", "2 კომენტარი", "მკითხველთა გამოხმაურება"])
@pytest.mark.parametrize(
    "head",
    [
        "zura_88 · 12.02.2020, 21:40 · 👍 4",
        "ბ. ცინცაძე   15.10.2021 00:17",
        "ნანა მ. (2 საათის წინ)",
        "↳ რედაქცია · 14 თებერვალს, 10:00 — გასწორდა: 125 კაცი იყო.",
        "გიორგი, გუშინ",
        "ნინო კაპანაძე | 3 დღის წინ",
    ],
)
def test_comments_are_text_of_one_section(heading: str, head: str) -> None:
    comment = [head, "კარგი სტატიაა, მაგრამ ყურე გამოგრჩათ!"]
    found = kinds_of("სათაური", "", *BODY, "", heading, "", *comment, "პასუხი · მოწონება (4) · საჩივარი", "", *comment)
    assert found[3:] == [("heading", "sec:2")] + [("body", "sec:2")] * 5


def test_a_heading_about_comments_over_other_text() -> None:
    found = kinds_of("სათაური", "", *BODY, "", "მოკავშირეთა კომენტარები", "", *BODY, "", "ბოლო თავი", "", *BODY)
    assert [kind for kind, _ in found[3:6]] == ["heading", "body", "body"]


def test_results_of_a_search() -> None:
    first = ["უკანასკნელი ნაღმი", "www.monitor.example/mines", "… ფონდის ხარჯზე 1 200 ნაღმი განადგურდა…"]
    second = ["www.monitor.example/melange", "რა არის მელანჟი?", "… სამუშაო ივლისში დასრულდა: 1 300 ტონა საწვავი…"]
    found = kinds_of("სათაური", "", *BODY, "", "ძიების შედეგები: „ფონდი“ (1–2, სულ 14)", "", *first, "", *second)
    assert [kind for kind, _ in found[3:]] == ["heading", "link", "link", "body", "link", "link", "body"]
    assert {unit for kind, unit in found[3:] if kind == "body"} == {"sec:2"}


def test_a_title_with_one_address_is_no_result() -> None:
    found = kinds_of("სათაური", "", *BODY, "", "ვრცლად: პროგრამა", "www.monitor.example/mines", "", *BODY)
    assert [kind for kind, _ in found[3:5]] == ["link", "link"]
