"""Sentence boundaries: gold written with a bar between sentences."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kaext.pipes.extensions import BlockSpan


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("ka")
    nlp.add_pipe("kaext_sentences")
    return nlp


CASES = [
    "ნატო შეიქმნა 1949 წელს. |მას 12 ქვეყანა დააარსდა.",  # NATO was founded in 1949. Twelve countries founded it.
    "2007 წ. მაისში გაიხსნა ცენტრი. |ის მუშაობს.",  # In May 2007 a centre opened. It works.
    "იხ. გვ. 5. |შემდეგ ქ. თბილისში 1,6 მლნ. ევრო დაიხარჯა.",  # See p. 5. Then in the city of Tbilisi 1.6 m euros …
    "ე.წ. პარტნიორები, მ.შ. საქართველო, და სხვ. |პროგრამა გრძელდება.",
    "წვრთნები, სემინარები და ა.შ. |ისინი ყოველწლიურია.",  # Exercises, seminars and so on. They are annual.
    "წვრთნები და ა.შ., აგრეთვე სემინარები.",
    "ჯ. რობერტსონი და ე. შევარდნაძე შეხვდნენ. |მერე წავიდნენ.",  # initials
    "1. პირველი მუხლი. |2. მეორე მუხლი. |III. მესამე.",  # numbers of entries
    "შეხვედრა გაიმართა 2004. |მერე გაგრძელდა.",
    "მოდის? |არა! |კარგი… |ვნახოთ... |წავიდა?! |ჰო.",
    "„მოვიდა.“ |მერე წავიდა (მგონი, გვიან). |სულ ეს იყო.",
    "მეცნიერება (ფიზიკა, ქიმია და სხვ.) ვითარდება.",  # science (physics, chemistry etc.) develops
    "(იხილეთ რუკა. |ის ბოლოშია.) |ტექსტი.",
    'თქვა. |"ახალი" გეგმა.',
    "ხელშეკრულება №5. |www.nato.int. |ბოლო.",
    "12.05.2004 გაიხსნა. |დაიხურა.",
    "ცენტრი 8.II.1995 გაიხსნა და 05.VII.2012-ში დაიხურა. |II ეტაპი.",  # a month in Roman numerals
    "ეტაპი II. |2004 წელს დაიწყო.",
    "შევიდა 4 მაის. 1994წ. და 23 მარ. 1995 წ. გავიდა.",  # It entered on 4 May 1994 and left on 23 March 1995.
    "სათაური\n\n|ტექსტი გრძელდება\nმეორე სტრიქონზე.",  # an empty line ends a heading, a line's end nothing
    "ბიოლოგია (ბერძნ. βίος) და ისტორია. |მერე.",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences(nlp: Language, case: str) -> None:
    doc = nlp(case.replace("|", ""))
    assert [sentence.text.strip() for sentence in doc.sents] == [part.strip() for part in case.split("|")]


def test_blocks_begin_sentences(nlp: Language) -> None:
    text = "ქრონოლოგია 1994 შეუერთდა პროგრამას 1999 გაგზავნა ოცეული"  # chronology 1994 joined … 1999 sent a platoon
    doc = nlp.make_doc(text)
    starts = [0, text.index("1994"), text.index("1999")]
    doc._.blocks = tuple(BlockSpan(start, end) for start, end in zip(starts, [*starts[1:], len(text)], strict=True))
    assert [sentence.start_char for sentence in nlp(doc).sents] == starts


@given(text=st.text(st.characters(exclude_categories=["Cs"])) | st.text(alphabet='აბ.!?()„“" \n12', max_size=40))
def test_every_token_is_in_a_sentence(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text
    assert all(not sentence[0].is_space or sentence.start == 0 for sentence in doc.sents)
