"""The country that a document means where it names none, and the country of its publisher."""

from functools import cache

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from tests import oracle

from kaext.pipes.relations.context.issuers import country_meant, country_of_publisher

GEO = '<geo c="GEO">საქართველო</geo>'
MINISTRY = '<geo c="GEO">საქართველოს</geo> თავდაცვის სამინისტროს პრესსამსახური'


@cache
def pipeline() -> Language:
    return oracle.relations_pipeline()


def document(*blocks: str) -> Doc:
    return oracle.passage("\n\n".join(blocks), pipeline())


@pytest.mark.parametrize(
    "sentence",
    [
        # where no country is named, Georgia is meant
        f"სადაც ქვეყანა დასახელებული არ არის, {GEO} იგულისხმება.",
        f"თუ ქვეყანა მითითებული არაა, ნაგულისხმევია {GEO}.",
        f"ქვეყნის დასახელების გარეშე {GEO} იგულისხმება.",
    ],
)
def test_the_country_that_a_document_says_it_means(sentence: str) -> None:
    assert country_meant(document("ქრონიკა სამი ნაწილისაგან შედგება.", sentence)) == ("GEO",)


@pytest.mark.parametrize(
    "sentence",
    [
        # the participation of Georgia is meant
        f"აქ {GEO} იგულისხმება.",
        # where no country is named, Georgia or Ukraine is meant
        f'სადაც ქვეყანა დასახელებული არ არის, {GEO} ან <geo c="UKR">უკრაინა</geo> იგულისხმება.',
        # no country is named. Georgia is meant
        f"ქვეყანა დასახელებული არ არის. აქ {GEO} იგულისხმება.",
    ],
)
def test_sentences_that_say_nothing_of_the_kind(sentence: str) -> None:
    assert country_meant(document(sentence)) == ()


def test_we_are_the_country_of_the_publisher() -> None:
    # 2004: our company was sent to ISAF; we joined PARP
    entries = (
        '[timeline] <date v="2004">2004</date> – ჩვენი ჯარისკაცები <prog id="ISAF">ISAF</prog>-ში გავგზავნეთ.',
        '[timeline] <date v="2005">2005</date> – ჩავერთეთ <prog id="PARP">PARP</prog>-ში.',
    )
    others = 'მეზობლები: <geo c="UKR">უკრაინა</geo>, <geo c="MDA">მოლდოვა</geo>.'
    facts = {("GEO", "participates", "ISAF", "2004"), ("GEO", "joined", "PARP", "2005")}
    assert oracle.facts(document("[title] არხი", MINISTRY, others, "[heading] გზა", *entries)) == facts
    assert oracle.facts(document("[title] არხი", others, "[heading] გზა", *entries)) == set()


def test_the_publisher_is_named_above_the_first_section() -> None:
    assert country_of_publisher(document("[title] არხი", MINISTRY, "[heading] გზა")) == ("GEO",)
    assert country_of_publisher(document("[title] არხი", "[heading] გზა", MINISTRY)) == ()
    assert country_of_publisher(document("[title] არხი", f"{GEO} და სხვები", "[heading] გზა")) == ()
