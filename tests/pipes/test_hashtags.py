"""Hashtags at the end of posts."""

import pytest

from kaext.pipeline import load
from kaext.pipes.extensions import BlockSpan
from kaext.pipes.hashtags import closing_hashtags


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("ქვეყანა KFOR-დან გადის. #KFOR #მოლდოვა", ["#KFOR #მოლდოვა"]),
        ("#მოლდოვა #DCB", ["#მოლდოვა #DCB"]),
        ("#DEEP #განათლება 👁 2,1K", ["#DEEP #განათლება "]),
        ("#მოლდოვა შეუერთდა #PARP-ს.", []),
        ("ნომერი # 12", []),
    ],
)
def test_hashtags_at_the_end_of_a_block(text: str, tags: list[str]) -> None:
    found = closing_hashtags(text, [BlockSpan(0, len(text))])
    assert [text[start:end] for start, end in found] == tags


def test_hashtags_are_mentions_but_state_nothing() -> None:
    doc = load()("#მოლდოვა #KFOR #NATO_2030")
    assert [span.text for span in doc.spans["acronyms"]] == ["KFOR"]
    assert [span.text for span in doc.spans["countries"]] == ["მოლდოვა"]
    assert doc._.relations == ()


def test_hashtags_inside_a_sentence_are_its_words() -> None:
    doc = load()("#მოლდოვა #KFOR-ში 2014 წლიდან მონაწილეობს.")
    assert [(value.country, value.programme) for value in doc._.relations] == [("MDA", "KFOR")]
