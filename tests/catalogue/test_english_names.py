from kaext.catalogue.countries import countries
from kaext.catalogue.english_names import EnglishName, english_names


def test_every_country_has_its_english_name() -> None:
    names = english_names()
    for country in countries().values():
        assert names[country.name_en].code == ("" if country.status == "territory" else country.code)


def test_every_listed_code_is_a_country_and_every_adjective_is_one() -> None:
    assert {of.code for of in english_names().values()} <= countries().keys() | {""}
    assert english_names()["Danish"] == EnglishName("DNK", is_adjectival=True)
    assert english_names()["Swedes"] == EnglishName("SWE", is_adjectival=True)
    assert english_names()["Republic of Moldova"] == EnglishName("MDA")
