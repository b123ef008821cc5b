"""What surrounds the text of web pages and e-mails."""

import pytest
from tests.segment.text.test_segments import BODY, kinds_of

PAGE = ["ვრცელი აბზაცი აქ ერთ სტრიქონზე დგას და ისე გრძელია, რომ ვერც სათაურში აგერევა და ვერც მენიუში; წერტილიც აქვს."]
MENU = ["მთავარი", "ჩვენ შესახებ", "სიახლეები"]


@pytest.mark.parametrize(
    "trail",
    [
        "მთავარი › სიახლეები › პარტნიორები",
        "მთავარი > სიახლეები > პარტნიორები",
        "პარტნიორები / აღმოსავლეთი / მოლდოვა",
        "თქვენ იმყოფებით: მთავარი > პარტნიორები > სომხეთი",
        "ძიება...",
        "სიახლეები  |  14 ივნისი, 2019  |  წაკითხულია: 1 873",
        "ქართ | Eng | Fr",
    ],
)
def test_a_trail_above_the_title(trail: str) -> None:
    found = kinds_of("ინსტიტუტის სახელი", *MENU, trail, "გვერდის სათაური", *PAGE, *PAGE)
    assert [kind for kind, _ in found] == ["header"] * 5 + ["title", "body", "body"]


@pytest.mark.parametrize(
    "line",
    ["21.11.2019 | სიახლეები | ნახვა: 1 408", "ბოლო განახლება: 2018 წ. 3 დეკემბერი", "გამოქვეყნდა: 2014 წლის 2 მაისი"],
)
def test_a_line_on_the_page_below_the_title(line: str) -> None:
    found = kinds_of(*MENU, "გვერდის სათაური", line, *PAGE, *PAGE)
    assert [kind for kind, _ in found] == ["header"] * 3 + ["title", "header", "body", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "გააზიარე: Facebook · Twitter · ბეჭდვა",
        "თეგები: ნატო, PfP, მოლდოვა",
        "« უკან, სიახლეების სიაში",
        "კომენტარები (0)",
        "საიტის რუკა | კონფიდენციალურობა | წესები",
    ],
)
def test_lines_below_the_text(line: str) -> None:
    assert kinds_of("სათაური", "", *BODY, "", line)[-1] == ("header", "")


@pytest.mark.parametrize(
    "line", ["განახლებულია: 2018 წლის 18 ივნისს. შემდეგი რედაქცია: 2019 წ. იანვარი.", "უკან დაბრუნება მათ აღარ სურდათ."]
)
def test_sentences_are_text(line: str) -> None:
    assert kinds_of("სათაური", "", *BODY, "", line)[-1] == ("body", "sec:1")


def test_rows_between_bars_are_a_table() -> None:
    rows = ["ქვეყანა | პროგრამა | წელი", "სომხეთი | PfP | 1994", "უკრაინა | PfP | 1994"]
    found = kinds_of("სათაური", "", *BODY, "", "ცხრილი:", "", *rows, "", *BODY)
    assert "header" not in [kind for kind, _ in found]


@pytest.mark.parametrize("heading", ["წაიკითხეთ აგრეთვე", "იხილეთ ასევე:", "მსგავსი სტატიები"])
def test_titles_of_further_pages_are_links(heading: str) -> None:
    found = kinds_of(
        "სათაური", "", *BODY, "", heading, "პირველი გვერდი", "მეორე გვერდი: საუბარი", "", "თავი", "", *BODY
    )
    assert [kind for kind, _ in found[3:]] == ["heading", "link", "link", "heading", "body", "body"]


def test_the_fields_of_an_e_mail() -> None:
    fields = ["ვისგან: ბიულეტენი", "თარიღი: 5 დეკემბერი, 2011", "თემა: ბიულეტენი № 47"]
    found = kinds_of(*fields, "", "ბიულეტენის სათაური", "", *BODY)
    assert [kind for kind, _ in found] == ["header"] * 3 + ["title", "body", "body"]
    memo = kinds_of("სათაური", "", "ვის: კომიტეტს", "ვისგან: სამმართველო", "თარიღი: 12.12.2016", "", *BODY)
    assert [kind for kind, _ in memo] == ["title"] + ["body"] * 5


def test_an_address_above_the_title() -> None:
    found = kinds_of("გახსენით ბრაუზერში:", "http://bulletin.example.org/27", "", "სათაური", "", *BODY)
    assert [kind for kind, _ in found] == ["link", "link", "title", "body", "body"]


def test_a_menu_with_one_entry_per_line() -> None:
    menu = ["ვაკანსიები", "საიტის რუკა", "ჩვენი გუნდი", "ზევით ↑"]
    assert [kind for kind, _ in kinds_of("სათაური", "", *BODY, "", *menu)[3:]] == ["header"] * 4
    assert "header" not in [kind for kind, _ in kinds_of("სათაური", "", *BODY, "", "სიახლეები", "", *BODY)]


def test_lines_for_sharing_below_the_title() -> None:
    found = kinds_of(*MENU, "მთავარი › პარტნიორები › მოლდოვა", "სათაური", "გაზიარება:", "Facebook", "Twitter", *PAGE)
    assert [kind for kind, _ in found] == ["header"] * 4 + ["title"] + ["header"] * 3 + ["body"]


@pytest.mark.parametrize(
    "line",
    [
        "თამარ ლომსაძე   |   14 ოქტომბერი, 2021, 10:35   |   განახლდა: 16.10.2021, 18:02   |   საკითხავია 7 წუთი",
        "ავტორი: ეკა ჯიქია  |  11 თებ. 2020, 09:15",
        "ნინო გელაშვილი · 12 მარტი, 2014 წ. · ნახვა: 2 318",
        "ტექსტი: დ. მარკოსიანი",
    ],
)
def test_the_author_below_the_title_is_imprint(line: str) -> None:
    found = kinds_of(*MENU, "მთავარი » ანალიზი » ცენტრალური აზია", "", "გვერდის სათაური", line, *PAGE, *PAGE)
    assert [kind for kind, _ in found] == ["header"] * 4 + ["title", "imprint", "body", "body"]


def test_a_section_before_the_date_is_no_author() -> None:
    line = "ცენტრალური აზია | 14 ივნისი, 2019"
    found = kinds_of(*MENU, "მთავარი » ანალიზი » ცენტრალური აზია", "", "გვერდის სათაური", line, *PAGE, *PAGE)
    assert found[5] == ("header", "")


@pytest.mark.parametrize(
    "line",
    [
        "– რეკლამა –",
        "[სარეკლამო ადგილი]",
        "‹ წინა   1   2   3   …   54   შემდეგი ›",
        "<< 1 2 [3] 4 >>",
        "f   t   in   ✉   🖨",
        "ტეგები: #ყურე  #სტამბოლი",
        "#ყურე #სტამბოლი",
        "ვიკიპედია — თავისუფალი ენციკლოპედია",
    ],
)
def test_furniture_within_the_text(line: str) -> None:
    found = kinds_of("სათაური", "", *BODY, "", line, "", "ბოლო თავი", "", *BODY)
    assert [kind for kind, _ in found[3:]] == ["header", "heading", "body", "body"]


@pytest.mark.parametrize("line", ["რეკლამა ჯარში", "1   2   3", "ფინეთი  შვედეთი  ავსტრია"])
def test_other_short_lines(line: str) -> None:
    found = kinds_of("სათაური", "", *BODY, "", line, "", *BODY)
    assert ("header", "") not in found


@pytest.mark.parametrize(
    "line",
    [
        "ეს საიტი იყენებს ქუქი-ფაილებს.   [გასაგებია]   [პარამეტრები]",
        "ამ გვერდზე ქუქი-ფაილები გამოიყენება.",
        "We use Cookies საიტზე",
    ],
)
def test_a_notice_on_cookies(line: str) -> None:
    found = kinds_of(
        "სათაური", "", *BODY, "", line, "[ვეთანხმები] [უარყოფა]", "© „კურიერი“, 2020. ყველა უფლება დაცულია."
    )
    assert [kind for kind, _ in found[3:]] == ["imprint", "imprint", "credit"]


@pytest.mark.parametrize("heading", ["წაიკითხეთ მეტი", "ასევე იხილეთ:", "ამავე თემაზე", "მსგავსი მასალები"])
def test_further_pages(heading: str) -> None:
    pages = ["→ ათი წელი ერთ პოლიგონზე", "რას ნიშნავს ნეიტრალიტეტი?"]
    found = kinds_of("სათაური", "", *BODY, "", heading, "", *pages)
    assert [kind for kind, _ in found[3:]] == ["heading", "link", "link"]


@pytest.mark.parametrize(
    "line", ["» წაიკითხეთ მეტი: „რატომ დუმს რიადი“ (ბლოგი, 3 დეკ. 2019)", "იხილეთ აგრეთვე: ყურის მონარქიები"]
)
def test_a_further_page_within_the_text(line: str) -> None:
    found = kinds_of("სათაური", "", *BODY, "", line, "", *BODY)
    assert [kind for kind, _ in found[3:]] == ["link", "body", "body"]


def test_a_menu_may_be_above_a_choice_of_languages() -> None:
    rows = ["მთავარი | სიახლეები | პარტნიორები | კონტაქტი", "ქართ | ENG"]
    found = kinds_of(*rows, "", "გვერდის სათაური", *PAGE, *PAGE)
    assert [kind for kind, _ in found][:3] == ["header", "header", "title"]
