"""Spaces that a typist left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.alignment import apply_edits
from kaext.catalogue.countries import countries
from kaext.ka.inflection import forms
from kaext.normalize.spacing import missing_spaces, superfluous_spaces


def spaced(text: str) -> str:
    return apply_edits(text, missing_spaces(text))[0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2001 წლის მაისშიშევიდა", "2001 წლის მაისში შევიდა"),  # in May|entered
        ("10 მაისსშევიდა", "10 მაისს შევიდა"),
        ("2005 წლიდანმონაწილეობს", "2005 წლიდან მონაწილეობს"),  # since the year|takes part
        ("ექვს კვირასგრძელდება", "ექვს კვირას გრძელდება"),  # six weeks|lasts
        ("4,5 მლნევრო", "4,5 მლნ ევრო"),
        ("1,6მლნევრო", "1,6მლნ ევრო"),
        ("2005წლიდანმონაწილეობს", "2005წლიდან მონაწილეობს"),
        ("5 მლნ აშშდოლარი", "5 მლნ აშშ დოლარი"),
        ("700 ათას ევრომდედაიხარჯა", "700 ათას ევრომდე დაიხარჯა"),  # up to … euros|was spent
        ("საქართველოსპარლამენტი", "საქართველოს პარლამენტი"),  # Georgia's|parliament
        ("ავღანეთშიგაგზავნილი", "ავღანეთში გაგზავნილი"),  # to Afghanistan|sent
        ("უკრაინა დამოლდოვა", "უკრაინა და მოლდოვა"),  # Ukraine and|Moldova
        ("უკრაინადა მოლდოვა", "უკრაინა და მოლდოვა"),
        ("ბოსნია დაჰერცეგოვინა", "ბოსნია და ჰერცეგოვინა"),
        ("ალბანეთმადა ხორვატიამ", "ალბანეთმა და ხორვატიამ"),  # Albania and|Croatia (did)
        ("სადაცალბანელთა ასეული", "სადაც ალბანელთა ასეული"),  # where|a company of Albanians
        ("ბატალიონიკოსოვოში", "ბატალიონი კოსოვოში"),  # a battalion|in Kosovo
        ("სატრასტოფონდის პროექტი", "სატრასტო ფონდის პროექტი"),  # the Trust|Fund's project
        ("ნატოს საინფორმაციოცენტრში", "ნატოს საინფორმაციო ცენტრში"),  # in the information|centre
        ("„სი ბრიზ2007“ და „Sea Breeze2007“", "„სი ბრიზ 2007“ და „Sea Breeze 2007“"),
        ("მარტი2004, ივნისი2004წ.", "მარტი 2004, ივნისი 2004წ."),
        ("თვეში ერთხელიკრიბება", "თვეში ერთხელ იკრიბება"),  # once|meets
        ("წელიწადში ორჯერგაიმართა", "წელიწადში ორჯერ გაიმართა"),  # twice|was held
        ("7 მლნაშშ დოლარი", "7 მლნ აშშ დოლარი"),
        ("საინფ.ცენტრი", "საინფ. ცენტრი"),  # information|centre
        ("კურსებიმაკედონიამ", "კურსები მაკედონიამ"),  # the courses|Macedonia
    ],
)
def test_words_run_together(typed: str, meant: str) -> None:
    assert spaced(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "საქართველოსთვის და უკრაინისათვის", "ევროპა, ევროკავშირი და ევროატლანტიკური", "სომხეთისკენაც", "დამალვისა",
        "თვითდასაქმება და თვითმოვლა", "გვიანდელი დაგვიანება", "წლისთავი", "თურქეთთანაც", "მარტივი", "უკრაინელები",
        "ივლისისთვის", "წელიწადნახევარი", "ინდოეთისგანაც", "დასავლეთი", "დანიშნა", "NATO-სთვის", "ლარიანი",
        "შიდაქართული", "ევროამერიკული", "ანტიამერიკული", "ნახევარქართველი", "ავსტრიაუნგრეთი", "ინდოჩინეთი",
        "Expo2010, www.nato.int/წვრთნა2004, მაისი20041, აბ2004, მუხლი1234, ვერსია2000.1, სი-ბრიზ2007x",
        "ორჯერადი", "სამჯერადობა", "ერთხელვე", "ხელმძღვანელობა", "ჯერჯერობით", "დღემდეჯერ",
    ],
)  # fmt: skip
def test_words_that_are_one(text: str) -> None:
    assert spaced(text) == text


@pytest.mark.parametrize("code", ["GEO", "ARM", "UKR", "CHE", "MNG", "ESP"])
def test_every_form_of_a_country_is_one_word(code: str) -> None:
    # The adverbial with an emphatic vowel sounds like the name and "and": უკრაინადა.
    for form in forms(countries()[code].name):
        assert spaced(form) == form or form.endswith("და")


@given(st.text("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ -,1\n", max_size=80))
def test_only_spaces_are_put_in(text: str) -> None:
    result = spaced(text)
    assert spaced(result) == result
    assert "".join(result.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ავღანეთ ში", "ავღანეთში"),  # in Afghanistan
        ("ავღანეთ მა", "ავღანეთმა"),
        ("ყაზახეთ იდან გავიდა", "ყაზახეთიდან გავიდა"),
        ("2010 წლის აგვისტოშ ი", "2010 წლის აგვისტოში"),  # in August
        ("იაპონია ში", "იაპონია ში"),  # complete without the ending
        ("ირან იდან", "ირანიდან"),
        ("მთებ ში", "მთებ ში"),  # in the mountains
        ("ისრაელ ს. კოენი", "ისრაელ ს. კოენი"),  # an initial
        ("ავღანეთ ი)", "ავღანეთ ი)"),
    ],
)
def test_an_ending_apart_from_its_stem(typed: str, meant: str) -> None:
    assert apply_edits(typed, superfluous_spaces(typed))[0] == meant
