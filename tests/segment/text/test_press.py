"""Press releases, speeches and communiqués: lines above the title, place and date, notes to editors, contacts."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of

from kaext.ingest.text import read_text
from kaext.segment.text.segments import segment_text

NUMBERED = ["1. ჩვენ, თავდაცვის მინისტრები, შევიკრიბეთ რა ქალაქ ოდესაში და გავიხსენეთ რა წინა", *BODY, ""]


def labels(*lines: str) -> list[str]:
    return [kind for kind, _ in kinds_of(*lines)]


@pytest.mark.parametrize(
    "line",
    [
        "პრესრელიზი",
        "პრესრელიზი № 2011-064/ODS",
        "პრეს-რელიზი N 12, 2014 წლის 3 მაისი",
        "ცნობა პრესისათვის (17)",
        "მედიისთვის",
        "PRESS RELEASE | 12.03.2014",
        "პრესრელიზი № 87 / ემბარგო: არ გამოქვეყნდეს 2019 წლის 24 ოქტომბრამდე",
    ],
)
def test_a_line_that_names_a_press_release_is_no_title(line: str) -> None:
    assert labels(line, "", "ოდესის ერთობლივი კომუნიკე", "", *BODY) == ["header", "title", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "ემბარგო: 14:00 საათამდე არ გავრცელდეს! 2011 წლის 7 ოქტომბერი",
        "ემბარგო 2011 წლის 7 ოქტომბრამდე.",
        "დაუყოვნებლივ გამოსაქვეყნებლად",
        "(არ გავრცელდეს 2011 წლის 7 ოქტომბრამდე)",
        "მოწმდება წარმოთქმისას",
        "სიტყვა მოწმდება წარმოთქმისას",
        "Check against delivery",
    ],
)
def test_a_line_on_the_time_of_publication_is_page_furniture(line: str) -> None:
    place, title = "ბრიუსელი, 2011 წლის 6 ოქტომბერი", "გენერალური მდივნის სიტყვა"
    assert labels("თავდაცვის სამინისტრო", line, "", title, "", *BODY) == ["header", "header", "title", "body", "body"]
    assert labels(line, place, "", title, "", *BODY) == ["header", "header", "title", "body", "body"]
    assert labels(title, line, "", place, "", *BODY) == ["title", "header", *["body"] * 3]


@pytest.mark.parametrize(
    "title",
    [
        "პრესრელიზების ბიულეტენი: ცენტრალური აზია",
        "პრესრელიზი: ნატო მოლდოვას ეხმარება",
        "ემბარგო იარაღზე და მისი შედეგები",
        "პრესრელიზი",
    ],
)
def test_titles_that_are_no_mastheads(title: str) -> None:
    assert labels(title, "", *BODY, "", "პირველი სათაური", "", *BODY)[0] == "title"


@pytest.mark.parametrize(
    "place",
    [
        "ოდესა, 2011 წლის 6 ოქტომბერი",
        "ოხრიდი, 24 ოქტომბერი, 2019 წ.",
        "ქ. ოდესა, 06.10.2011",
        "ლისაბონი, პორტუგალია, 2010 წლის 20 ნოემბერი",
        "ნატო-ს შტაბ-ბინა, ბრიუსელი, 12 მარტი 2014",
        "(ბრიუსელი — 2014 წლის 12 მარტი, 14:30)",
    ],
)
@pytest.mark.parametrize("gap", [[], [""]])
def test_place_and_date_below_the_title_are_text(place: str, gap: list[str]) -> None:
    found = kinds_of("ოდესის ერთობლივი კომუნიკე", *gap, place, "", *NUMBERED, "რას ვაპირებთ", "", *BODY)
    assert found == [("title", ""), *[("body", "sec:1")] * 4, ("heading", "sec:2"), *[("body", "sec:2")] * 2]


def test_a_caption_with_a_date_is_no_dateline() -> None:
    caption = "მონღოლი სამშვიდობოები ქაბულის აეროდრომზე, 2019 წლის ზაფხული"
    assert labels("სათაური", "", caption, "© NATO", "", *BODY) == ["title", "caption", "credit", "body", "body"]


@pytest.mark.parametrize(
    "title", ["რედაქტორთა საყურადღებოდ", "შენიშვნა რედაქციებისთვის:", "ჟურნალისტთა საყურადღებოდ", "ქარტიის შესახებ"]
)
def test_notes_to_editors_are_a_box(title: str) -> None:
    release = ["პრესრელიზი № 5", "", "ოხრიდის დეკლარაცია", "", *NUMBERED]
    found = kinds_of(*release, title, *BODY, "", "საკონტაქტო პირი", "press@a.example")
    assert found[5:] == [("box_title", "box:1"), *[("box", "box:1")] * 2, ("heading", "sec:2"), ("link", "")]


def test_entries_of_notes_to_editors_are_apart() -> None:
    # MD – Mediterranean Dialogue; EADRCC – …, over two lines; DEEP – …; trust fund, Egypt: 610,000 euros
    notes = ["MD – ხმელთაშუა ზღვის დიალოგი", "EADRCC – რეაგირების ევრო-ატლანტიკური", "საკოორდინაციო ცენტრი"]
    notes += ["DEEP – თავდაცვის განათლების პროგრამა", "სატრასტო ფონდი, ეგვიპტე: 610 000 ევრო"]
    text = "\n".join(["ოდესის კომუნიკე", "", *BODY, "", "რედაქტორთა საყურადღებოდ", *notes])
    source = read_text(text.encode(), name="a.txt", max_characters=10**6)
    found = [len(segment.lines) for segment in segment_text(source) if segment.kind == "box"]
    assert found == [1, 2, 1, 1]


def test_a_section_about_something_is_no_note() -> None:
    assert "box" not in labels("სათაური", "", *BODY, "", "ქარტიის შესახებ", *BODY, "", "კონტაქტი", "press@a.example")
    release = ["პრესრელიზი № 5", "", "ოხრიდის დეკლარაცია", "", *NUMBERED]
    assert "box" not in labels(*release, "ქარტიის შესახებ", *BODY, "", "რას ვაპირებთ", *BODY)


@pytest.mark.parametrize("title", ["საკონტაქტო პირი", "კონტაქტი მედიისთვის", "საკონტაქტო ინფორმაცია პრესისათვის"])
@pytest.mark.parametrize(
    "person", ["ო. ჩერნენკო, პრესსამსახური, ტელ. +380 48 722 19 97", "ანა მარკოვსკა – ტელ. 2 60 11 18"]
)
def test_a_person_to_contact(title: str, person: str) -> None:
    document = ["სათაური", "", *BODY, "", title, person]
    assert kinds_of(*document, "press@a.example")[3:] == [("heading", "sec:2"), ("link", ""), ("link", "")]
    found = kinds_of(*document, "სრული ტექსტი: www.example.org/text", "press@example.org")
    assert found[3:] == [("heading", "sec:2"), ("body", "sec:2"), ("link", ""), ("link", "")]


def test_a_credit_of_its_own_at_the_end() -> None:
    end = ["© გამომცემლობა „მერიდიანი“, 2022. შეკვეთა № 1991.", "ავტორთა მოსაზრება მთავრობისას შეიძლება არ ემთხვეოდეს."]
    assert labels("სათაური", "", *BODY, "", *end)[3:] == ["credit", "imprint"]
    assert (
        labels("სათაური", "", *BODY, "", "© NATO, 2016 წლის მაისი. რედაქტორი: საჯარო", "სამმართველო.")[3:]
        == ["imprint"] * 2
    )


def test_the_line_that_ends_a_press_release() -> None:
    assert (
        labels("პრესრელიზი № 5", "", "ოხრიდის დეკლარაცია", "", *BODY, *BODY, *BODY, "", "– დასასრული –")[-1] == "header"
    )


@pytest.mark.parametrize(
    "salutation",
    [
        ["მეგობრებო!"],
        ["ბატონო თავმჯდომარევ, თქვენო აღმატებულებავ!"],
        ["ბატონო პრეზიდენტო,", "ქალბატონებო და ბატონებო!"],
    ],
)
def test_salutations_are_text(salutation: list[str]) -> None:
    found = labels("გენერალური მდივნის სიტყვა", "", *salutation, "", *BODY)
    assert found == ["title", *["body"] * (2 + len(salutation))]


@pytest.mark.parametrize("event", ["(ტაში)", "[აპლოდისმენტები]", "(დარბაზში სიცილი)"])
def test_what_happens_during_a_speech_is_no_heading(event: str) -> None:
    assert labels("გენერალური მდივნის სიტყვა", "", *BODY, "", event, "", *BODY)[3] == "body"


def test_the_date_of_a_press_release_above_its_title() -> None:
    head = ["თავდაცვის სამინისტრო", "პრესრელიზი", "14.05.2013"]
    assert labels(*head, "", "საქართველო NRF-ს უერთდება", "", *BODY) == [*["header"] * 3, "title", "body", "body"]
