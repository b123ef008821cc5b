"""Boxes that interrupt a sentence."""

import pytest
from tests.segment.text.test_segments import kinds_of

TITLE = "ჩანართის სათაური"
TEXT = [
    "ფინეთი და შვედეთი ალიანსთან თანამშრომლობას დიდი ხნის",
    "განმავლობაში ავითარებდნენ, ხოლო მათი სამხედროები ერთად",
    "წვრთნებშიც რეგულარულად მონაწილეობდნენ და სწავლობდნენ.",
]
INSIDE = ["ჩანართს თავისი ტექსტი აქვს და იგი ვიწროა, მისი", "ბოლო წინადადება კი წერტილით მთავრდება აქ."]
BROKEN = [*TEXT[:1], "განმავლობაში ავითარებდნენ, სანამ დაწყებული კონსულტა-"]
FULL = [*TEXT[:1], "განმავლობაში ავითარებდნენ და კონსულტაციების დამთავრების"]
REST = ["ციების დასრულებისთანავე კი შეთანხმებას ხელი მოაწერეს", "და პროგრამასაც იმავე წელს შეუერთდნენ."]


@pytest.mark.parametrize(
    ("inside", "before"),
    [
        ([*INSIDE, TITLE], BROKEN),
        ([TITLE, *INSIDE], BROKEN),
        (INSIDE, BROKEN),
        ([*INSIDE, TITLE], FULL),
    ],
)
def test_a_box_between_two_halves_of_a_sentence(inside: list[str], before: list[str]) -> None:
    found = kinds_of("სათაური", "", *TEXT, "", *before, "", *inside, "", *REST)
    labels = ["box_title" if line == TITLE else "box" for line in inside]
    assert [kind for kind, _ in found] == ["title"] + ["body"] * 5 + labels + ["body"] * 2
    assert {unit for kind, unit in found if kind == "body"} == {"sec:1"}


def test_a_finished_sentence_is_not_interrupted() -> None:
    found = kinds_of("სათაური", "", *TEXT, "", *TEXT, "", TITLE, *INSIDE, "", *TEXT)
    assert "box" not in [kind for kind, _ in found]


def test_a_box_inside_a_paragraph_without_empty_lines() -> None:
    paragraph = [
        "კუნძულის გზა კლაკნილი გამოდგა, რადგან მან პროგრამას",
        "ორჯერ მოაწერა ხელი და ორჯერაც დატოვა. ქვეყანა პირველად",
        "საბჭო, რომელშიც ყველა ზის",
        "საბჭო მაისში სინტრაში",
        "დაარსდა. დამფუძნებელთა",
        "შორის ფინეთიც იყო.",
        "შემოსვლას აპრილში აპირებდა, თუმცა ახალმა მთავრობამ გეგმა",
        "გადადო და განცხადება მხოლოდ ცამეტი წლის შემდეგ შეიტანა.",
    ]
    found = kinds_of("სათაური", "", *TEXT, "", *paragraph, "", *TEXT)
    assert [kind for kind, _ in found[4:12]] == ["body"] * 2 + ["box_title"] + ["box"] * 3 + ["body"] * 2


LONG = [
    "ბაზაზე, რომელიც ქალაქთან ახლოს მდებარეობს, ესტონეთი 2016",
    "მაისში მრავალეროვნულ წვრთნას",
]
ENDING = ["„გაზაფხულის ქარიშხალი“ მასპინძლობდა. მასში ლატვიელი და", "ფინელი ქვეითებიც იყვნენ."]


def test_a_sentence_that_ends_in_an_object_goes_on_below_a_box() -> None:
    found = kinds_of("სათაური", "", *TEXT, "", *LONG, "", *INSIDE, TITLE, "", *ENDING)
    assert [kind for kind, _ in found[4:]] == ["body"] * 2 + ["box"] * 2 + ["box_title"] + ["body"] * 2


def test_a_heading_above_a_box_is_no_sentence() -> None:
    found = kinds_of("სათაური", "", *TEXT, "", "მრავალეროვნული წვრთნები", "", *INSIDE, TITLE, "", *ENDING, "", *TEXT)
    assert found[4][0] == "heading"


def test_the_first_line_of_a_box_between_two_halves_of_a_sentence_is_its_title() -> None:
    before = ["რაც უბედურებამ ასწავლა, წვრთნებში გამოიცადა. მაშველები", "სკოლის ეზოში, სადაც კარვები იდგა,"]
    box = [
        "ერთ ეკრანზე",
        "სისტემა პროგრამის ფულით აეწყო",
        "ორ წელიწადში. მას მაშველები",
        "ყოველ დღე იყენებენ.",
    ]
    found = kinds_of("სათაური", "", *TEXT, "", *before, "", *box, "", *ENDING, "", *TEXT)
    assert [kind for kind, _ in found[6:10]] == ["box_title", "box", "box", "box"]
