import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaext.pipes.relations.grammar import Form, analyse_verb, case_role, ending_role, verbs
from kaext.pipes.relations.predication.frames import kinds

TRAITS = {"inverted", "impersonal", "future-as-present", "ablative"}


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("საქართველომ", "erg"), ("სომხეთმა", "erg"), ("უკრაინა", "nom"), ("სომხეთი", "nom"), ("სომხეთს", "dat"),
        ("საქართველოს", "datgen"), ("უკრაინის", "gen"), ("უკრაინაში", "loc"), ("სომხეთისთვის", "ben"),
        ("მოლდოვასთან", "com"), ("სერბეთიდან", "abl"), ("კანადა", "nom"), ("პროგრამა", "nom"), ("პროგრამამ", "erg"),
        ("შეერთებისას", "when"), ("პროექტით", "ins"), ("წევრად", "adv"), ("ტერიტორიაზე", "on"), ("და", "bare"),
        ("გეგმისკენ", "all"), ("ირანისგან", "from"), ("წლამდე", "term"), ("ჩინეთიც", "nom"), ("ყაზახეთმაც", "erg"),
    ],
)  # fmt: skip
def test_role_of_a_noun(word: str, expected: str) -> None:
    assert case_role(word) == expected


@pytest.mark.parametrize(
    ("ending", "expected"), [("ში", "loc"), ("ს", "dat"), ("ის", "gen"), ("მ", "erg"), ("თი", "ins"), ("დან", "abl")]
)
def test_role_of_a_separate_ending(ending: str, expected: str) -> None:
    assert ending_role(ending) == expected


@pytest.mark.parametrize(
    ("word", "kind", "verb_form", "tense"),
    [
        ("შეუერთდა", "join", "finite", "past"),
        ("შეუერთდნენ", "join", "finite", "past"),
        ("უერთდება", "join", "finite", "present"),
        ("შეუერთდება", "join", "finite", "future"),
        ("შეერთება", "join", "noun", ""),
        ("შეერთებისას", "join", "noun", ""),
        ("შეერთებული", "join", "participle", "past"),
        ("შემოერთებია", "join", "finite", "perfect"),
        ("მოუწერია", "sign", "finite", "perfect"),
        ("უმასპინძლია", "host", "finite", "perfect"),
        ("უმასპინძლებს", "host", "finite", "present"),
        ("მასპინძლობდა", "host", "finite", "past"),
        ("გაგზავნოს", "send", "finite", "optative"),
        ("მიიღებდეს", "admit", "finite", "optative"),
        ("გაგზავნა", "send", "either", "past"),
        ("აგზავნის", "send", "finite", "present"),
        ("დაასრულებს", "finish", "finite", "future"),
        ("დაუსრულებია", "finish", "finite", "perfect"),
        ("დასრულდა", "end", "finite", "past"),
        ("ჩართულია", "take", "finite", "past"),
        ("განხორციელებული", "carry", "participle", "past"),
        ("გაყვანილ", "leave", "participle", "past"),
        ("გამოყვანილია", "leave", "finite", "past"),
        ("დამტკიცებულია", "agree", "finite", "past"),
        ("შეთანხმებული", "agree", "participle", "past"),
        ("განთავსებულ", "send", "participle", "past"),
        ("გადაცემულმა", "give", "participle", "past"),
        ("გამოთიშული", "leave", "participle", "past"),
        ("დათმობილი", "give", "participle", "past"),
        ("განხორციელება", "carry", "noun", ""),
        ("მიუღია", "admit", "finite", "perfect"),
        ("ჩართულა", "join", "finite", "past"),
        ("შესულან", "join", "finite", "past"),
        ("ჩასულან", "arrive", "finite", "past"),
        ("მიუვლენია", "send", "finite", "perfect"),
        ("გამოჰყო", "send", "finite", "past"),
        ("შეუერთდეს", "join", "finite", "optative"),
        ("შევიდეს", "join", "finite", "optative"),
        ("გაზარდეს", "send", "finite", "past"),
        ("მოაწერს", "sign", "finite", "future"),
        ("გაიყვანს", "leave", "finite", "future"),
        ("გაჰყავს", "leave", "finite", "present"),
        ("გადის", "leave", "finite", "present"),
        ("გავა", "leave", "finite", "future"),
        ("შევლენ", "join", "finite", "future"),
        ("დაიწყება", "begin", "finite", "future"),
        ("გამოემშვიდობა", "leave", "finite", "past"),
    ],
)
def test_form_of_a_verb(word: str, kind: str, verb_form: str, tense: str) -> None:
    form = analyse_verb(word)
    assert form is not None
    assert (form.kind, form.verb_form, form.tense) == (kind, verb_form, tense)


@pytest.mark.parametrize("word", ["ქვეყანა", "ძალების", "პროგრამა", "ალიანსი", "წვრთნა", "საერთო", "გეგმა", "დიდი", ""])
def test_nouns_are_no_verbs(word: str) -> None:
    assert analyse_verb(word) is None


def test_plural_agreement() -> None:
    assert analyse_verb("მონაწილეობდნენ") == Form("take", "მონაწილეობს", "finite", "past", True)
    assert analyse_verb("მონაწილეობდა") == Form("take", "მონაწილეობს", "finite", "past", False)


def test_lexicon() -> None:
    rows = verbs()
    assert len(rows) >= 120
    assert {(verb.kind, verb.lemma) for verb in rows if verb.kind not in kinds()} == set()
    assert {trait for verb in rows for trait in verb.traits} == TRAITS
    for verb in rows:
        re.compile(verb.root)
    assert len({verb.lemma for verb in rows}) == len(rows)


@given(st.text(alphabet=[chr(c) for c in range(0x10D0, 0x10F1)], max_size=70))
def test_any_word_can_be_analysed(word: str) -> None:
    form = analyse_verb(word)
    assert form is None or form.kind in kinds()
    assert case_role(word)
