"""Hyphens at line ends."""

from __future__ import annotations

import pytest

from kaext.normalize.hyphens import Hyphens

PLAIN = ["ერთი სტრიქონი ჩვეულებრივი ტექსტისა"] * 40
BROKEN = [*PLAIN, *["ეს სტრიქონი გატეხილი სიტყვით მთავრ-"] * 8]


@pytest.mark.parametrize(
    ("left", "right", "goes"),
    [
        ("თანამშრომ", "ლობა", True),  # cooperation, a known word
        ("ნატო", "ს", False),  # of NATO: the ending of an acronym
        ("NATO", "სთან", False),
        ("მედე", "ბარი", False),  # unknown, and the layout does not break words
        ("ტაჯი", "კეთში", True),  # in Tajikistan: a name of the catalogue
    ],
)
def test_in_a_layout_that_keeps_words_whole(left: str, right: str, goes: bool) -> None:
    assert Hyphens.of(PLAIN).judge(left, right).is_typesetting is goes


@pytest.mark.parametrize(
    ("left", "right", "goes"), [("მედე", "ბარი", True), ("ნატო", "ს", False), ("სახელმწი", "ფო", True)]
)
def test_in_a_layout_that_breaks_words(left: str, right: str, goes: bool) -> None:
    assert Hyphens.of(BROKEN).judge(left, right).is_typesetting is goes


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("სამოქალაქო", "სამხედრო"),  # civil-military: words both, and no word is made of the two
        ("სოციალურ", "ეკონომიკურმა"),  # socio-economic, in another case than the counted one
        ("ენერგო", "ექსპორტიორი"),  # energy exporter
        ("ნელ", "ნელა"),  # little by little: the halves repeat each other
        ("მიხვეულ", "მოხვეული"),
        ("ტყვია", "წამლის"),  # of ammunition
        ("შტაბ", "ბინაში"),  # in the headquarters: the catalogue's names write it so
        ("ჩრდილო", "ატლანტიკურ"),  # North Atlantic
        ("შვედურ", "ნორვეგიულ"),  # Swedish-Norwegian: two adjectives
        ("საფინანსო", "საბიუჯეტოს"),
        ("მაზარი", "შარიფში"),  # in Mazar-i-Sharif: the list of compounds
        ("ციხე", "სიმაგრეებს"),
        ("ორ", "სამი"),  # two or three
        ("მლნ", "მდე"),  # up to a million: no syllable without a vowel
        ("წწ", "ში"),
        ("ბ", "ნმა"),  # Mr, abbreviated
        ("კმ", "იანი"),  # of kilometres
        ("ნატო", "EU"),
    ],
)
@pytest.mark.parametrize("lines", [PLAIN, BROKEN], ids=["whole", "breaking"])
def test_compounds_keep_their_hyphen_in_any_layout(left: str, right: str, lines: list[str]) -> None:
    assert not Hyphens.of(lines).judge(left, right).is_typesetting


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("გამო", "ცნობისა"),  # of recognition: a first half that makes one word with many others
        ("უფროსები", "სთვის"),  # for the superiors: an ending, though it looks like a word
        ("მსო", "ფლიო"),  # world
        ("სხდო", "მისთვის"),  # for the session: what looks like a word (for him) is its end
        ("მიკრო", "მეწარმეობის"),  # of micro-enterprise: a first part that no hyphen follows
        ("შვიდ", "თვიანი"),  # of seven months
        ("პარტნიორო", "ბისათვის"),
        ("წ", "ლის"),  # of the year: broken by rules that ignore syllables
        ("ქ", "ვეყნის"),
        ("ბ", "რიტანული"),  # British: only other forms of the word are known
    ],
)
def test_no_compound_is_made_of_what_are_no_words(left: str, right: str) -> None:
    assert Hyphens.of(BROKEN).judge(left, right).is_typesetting


def test_a_first_half_in_other_cases_is_no_proof_of_one_word() -> None:
    lines = [*BROKEN, "ჩარჩოებში მოქცეული ჩარჩო-დოკუმენტი", "სამოქალაქოთა"]  # a framework document within bounds
    assert not Hyphens.of(lines).judge("ჩარჩო", "დოკუმენტს").is_typesetting


def test_the_rests_of_broken_words_are_no_words_of_the_document() -> None:
    hyphens = Hyphens.of([*PLAIN, "ეს არის აღმოსავლე-", "თელთა საბჭო"])
    assert not {"აღმოსავლე", "თელთა"} & set(hyphens.words)
    assert "საბჭო" in hyphens.words


def test_a_layout_that_breaks_after_vowels_only_shows_its_compounds() -> None:
    lines = [*PLAIN, *["ეს სტრიქონი გატეხილი სიტყვით მთავრო-"] * 22]
    assert not Hyphens.of(lines).judge("სპეც", "დანიშნულების").is_typesetting
    lines += ["ეს სტრიქონი გატეხილი სიტყვით მთავრობ-"] * 4
    assert Hyphens.of(lines).judge("სპეც", "დანიშნულების").is_typesetting


def test_a_layout_that_keeps_words_whole_does_not_break_before_a_common_word() -> None:
    assert not Hyphens.of(PLAIN).judge("სპეც", "დანიშნულების").is_typesetting  # of special purpose
    assert Hyphens.of(PLAIN).judge("დასახელებუ", "ლი").is_typesetting  # named


def test_foreign_words_go_by_the_document() -> None:
    assert Hyphens.of([*PLAIN, "Partnership for Peace"]).judge("Partner", "ship").is_typesetting
    assert not Hyphens.of(PLAIN).judge("Euro", "Atlantic").is_typesetting


def test_the_document_itself_decides_first() -> None:
    compound = Hyphens.of([*BROKEN, "ევრო-ატლანტიკური საბჭო შეიკრიბა"])  # the Euro-Atlantic Council met
    assert not compound.judge("ევრო", "ატლანტიკურმა").is_typesetting
    whole = Hyphens.of([*PLAIN, "ევროატლანტიკური საბჭო შეიკრიბა"])
    assert whole.judge("ევრო", "ატლანტიკურმა").is_typesetting


def test_the_confidence_separates_proof_from_habit() -> None:
    hyphens = Hyphens.of([*BROKEN, "ევრო-ატლანტიკური საბჭო"])
    assert hyphens.judge("ევრო", "ატლანტიკურ").confidence > hyphens.judge("მედე", "ბარი").confidence
