"""The report in a real browser: it works from disk, shows hostile text as text, and is accessible."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import Any

import pytest

import kaext
from kaext.document import Document
from kaext.emit.payload import document_json
from kaext.emit.tables import write_tables
from kaext.report import lists, pages, write_report
from tests.emit.samples import sample
from tests.report.hostile import DOC_ID, write_hostile_dataset

CORPUS = Path(__file__).parents[2] / "corpus"
CHROMIUM = which("chromium")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed (Debian package: chromium)"),
    pytest.mark.xdist_group("browser"),
]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_report(write_hostile_dataset(tmp_path_factory.mktemp("report") / "data")).parent


@pytest.fixture(scope="module")
def brochure(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a PDF with pages, boxes and facts."""
    document = kaext.read(CORPUS / "pdf/partners-south-caucasus.pdf")
    return report_of(tmp_path_factory.mktemp("brochure"), [document])


@pytest.fixture(scope="module")
def long_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of nine documents, with two rows of a list in the page, in a file and at once on the screen."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "ROWS_AT_ONCE", 2)
        patch.setattr(pages, "SHOWN", 2)
        folder = tmp_path_factory.mktemp("long")
        return report_of(folder, [sample(f"{letter}-txt") for letter in "abcdefghi"])


def report_of(folder: Path, documents: list[Document]) -> Path:
    (folder / "documents").mkdir()
    for document in documents:
        (folder / "documents" / f"{document.doc_id}.json").write_bytes(document_json(document))
    write_tables(folder, [document.doc_id for document in documents])
    return write_report(folder).parent


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """Return a page that fails the test on a console message, a page error or a request that leaves the disk."""
    context = browser.new_context(color_scheme="light", viewport={"width": 1300, "height": 900})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on(
        "request",
        lambda request: faults.append(request.url) if not request.url.startswith(("file:", "data:")) else None,
    )
    yield opened
    context.close()
    assert faults == []


def test_highlights_say_what_the_records_say(page: Any, report: Path) -> None:
    page.goto(f"file://{report}/documents/{DOC_ID}.html")
    marks = page.locator("#text mark")
    assert [mark.inner_text() for mark in marks.all()] == [
        "საქართველო",
        "<script>window.broken = 1</script>",
        "1994 წელს",
    ]
    marks.nth(2).focus()
    details = page.locator("#details").inner_text()
    assert "test/made" in details
    assert "1994" in details
    assert page.evaluate("window.broken") is None


def test_kinds_can_be_hidden(page: Any, report: Path) -> None:
    page.goto(f"file://{report}/documents/{DOC_ID}.html")
    page.locator("[data-kind=date]").uncheck()
    assert "off" in page.locator("#text mark.date").get_attribute("class").split()


def test_lists_filter_sort_and_follow_to_the_evidence(page: Any, report: Path) -> None:
    page.goto(f"file://{report}/lists.html?table=relations&country=GEO")
    rows = page.locator("#list-table tbody tr")
    assert rows.count() == 1
    page.locator("#list-filter").fill("no such thing")
    assert rows.count() == 0
    page.locator("#list-filter").fill("")
    rows.locator("a").first.click()
    assert page.url.endswith(f"{DOC_ID}.html#{DOC_ID}-r1")


@pytest.mark.parametrize("name", ["index.html", "lists.html?table=dates"])
def test_more_of_a_long_list_is_loaded_from_disk(page: Any, long_report: Path, name: str) -> None:
    from playwright.sync_api import expect

    page.goto(f"file://{long_report}/{name}")
    rows, count, more = page.locator("#list-table tbody tr"), page.locator("#list-count"), page.locator("#list-more")
    expect(rows).to_have_count(2)
    expect(count).to_have_text("9 rows")
    more.click()
    expect(rows).to_have_count(4)
    assert [row.inner_text().split()[0] for row in rows.all()] == ["a-txt", "b-txt", "c-txt", "d-txt"]
    page.locator("#list-filter").fill("h-txt")
    expect(rows).to_have_count(1)
    expect(count).to_have_text("1 rows")
    expect(more).to_be_hidden()
    rows.locator("a").first.click()
    assert "/documents/h-txt.html" in page.url


def test_a_long_list_is_sorted_and_selected_as_a_whole(page: Any, long_report: Path) -> None:
    from playwright.sync_api import expect

    page.goto(f"file://{long_report}/lists.html?table=relations&country=GEO")
    expect(page.locator("#list-count")).to_have_text("9 rows")
    for _ in range(2):
        page.locator("#list-table th button").first.click()
    expect(page.locator("#list-table tbody td").first).to_have_text("i-txt")


def test_rows_whose_files_are_gone_are_reported(browser: Any, long_report: Path, tmp_path: Path) -> None:
    from playwright.sync_api import expect

    (tmp_path / "index.html").write_bytes((long_report / "index.html").read_bytes())
    page = browser.new_page()
    page.goto(f"file://{tmp_path}/index.html")
    page.locator("#list-filter").fill("txt")
    expect(page.locator("#list-count")).to_contain_text("could not be loaded")
    expect(page.locator("#list-table tbody tr")).to_have_count(2)
    page.close()


def test_the_overview_lists_documents_without_scripts(browser: Any, long_report: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"file://{long_report}/index.html")
    assert page.locator("#list-table tbody a").all_inner_texts() == ["a-txt", "b-txt"]
    context.close()


def test_timeline_and_matrix_lead_to_the_evidence(page: Any, report: Path) -> None:
    page.goto(f"file://{report}/index.html")
    assert page.locator(".timeline a").count() == 1
    assert page.locator(".matrix td a").inner_text() == "1"
    page.locator(".matrix td a").click()
    assert page.url.endswith(f"#{DOC_ID}-r1")


def test_language_and_theme_switch(page: Any, report: Path) -> None:
    page.goto(f"file://{report}/index.html")
    page.locator("#language").click()
    assert page.locator("h1").inner_text() == "მიმოხილვა"
    assert page.evaluate("document.documentElement.lang") == "ka"
    page.locator("#theme").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_on_a_phone_a_tap_on_a_mark_shows_its_details_in_sight(page: Any, brochure: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"file://{brochure}/documents/partners-south-caucasus-pdf.html")
    assert page.locator(".bar").bounding_box()["height"] < 60  # one row
    page.locator("#text mark.date").first.click()
    shown = page.locator(".details").bounding_box()
    assert 0 <= shown["y"] < shown["y"] + shown["height"] <= 800
    assert "dates/" in page.locator("#details").inner_text()


def test_a_printed_overview_is_not_cut_at_the_height_of_the_screen(page: Any, long_report: Path) -> None:
    page.goto(f"file://{long_report}/index.html")
    page.emulate_media(media="print")
    heights = "[...document.querySelectorAll('.scroll')].map(node => getComputedStyle(node).maxHeight)"
    assert set(page.evaluate(heights)) == {"none"}


def test_text_and_page_lead_to_each_other(page: Any, brochure: Path) -> None:
    page.goto(f"file://{brochure}/documents/partners-south-caucasus-pdf.html")
    mark = page.locator("#text mark.sum").first
    mark.click()
    box = page.locator(f".hit[data-r='{mark.get_attribute('data-r').split()[0]}']").first
    assert "active" in box.get_attribute("class").split()
    assert _is_seen(page, box)
    other = page.locator(".hit.sum").last
    other.click(force=True)
    marked = page.locator(f"#text mark[data-r~='{other.get_attribute('data-r')}']").first
    assert "active" in marked.get_attribute("class").split()
    assert _is_seen(page, marked)


def test_boxes_lie_on_the_words(page: Any, brochure: Path) -> None:
    page.goto(f"file://{brochure}/documents/partners-south-caucasus-pdf.html")
    document = kaext.read(CORPUS / "pdf/partners-south-caucasus.pdf")
    record = document.sums[0]
    sheet = page.locator(f"#page-{record.page} .sheet").bounding_box()
    box = page.locator(f".hit[data-r='{record.id}']").first.bounding_box()
    width = document.source.pages[record.page - 1].width
    left = float(record.bbox.split()[0])
    assert box["x"] - sheet["x"] == pytest.approx(left * sheet["width"] / width, abs=2)


def test_a_fact_shows_the_words_that_state_it(page: Any, brochure: Path) -> None:
    page.goto(f"file://{brochure}/documents/partners-south-caucasus-pdf.html")
    link = page.locator("#t-relations tbody a").first
    link.click()
    _wait_until(page, "CSS.highlights.has('evidence')")
    said = page.evaluate("[...CSS.highlights.get('evidence')].map(String).join()")
    assert "".join(said.split()) == "".join(link.inner_text().split())
    assert link.inner_text() in page.locator("#details").inner_text()
    assert "Verb" in page.locator("#details").inner_text()


def _wait_until(page: Any, condition: str) -> None:
    """Wait until an expression is true; the security policy of the page forbids ``wait_for_function`` to poll it."""
    for _ in range(200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(condition)


def _is_seen(page: Any, node: Any) -> bool:
    """Return whether a node lies inside its pane and the window, as far as they show."""
    inside: bool = node.evaluate(
        """node => {
          const pane = node.closest("#text, .pages").getBoundingClientRect(), box = node.getBoundingClientRect();
          return box.top >= pane.top && box.bottom <= pane.bottom && box.bottom <= innerHeight && box.top >= 0;
        }"""
    )
    return inside


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "lists.html", f"documents/{DOC_ID}.html"])
def test_axe_finds_no_violation(browser: Any, report: Path, name: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    # axe is injected as a script, which the page's own policy forbids.
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"file://{report}/{name}")
    violations = [found["id"] for found in Axe().run(page).response["violations"]]
    context.close()
    assert violations == []
