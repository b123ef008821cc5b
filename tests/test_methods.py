from pathlib import Path

from kaext.methods import describe
from kaext.pipeline import analyse, load

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


def test_every_method_that_the_corpus_needs_is_described() -> None:
    methods: set[str] = set()
    for path in (CORPUS / "raw").glob("*.txt"):
        document = analyse(path.read_bytes(), name=path.name, nlp=load())
        records = (*document.dates, *document.acronyms, *document.sums, *document.mentions, *document.relations)
        methods |= {record.method for record in records}
    assert len(methods) > 20
    assert {method for method in methods if not describe(method)} == set()


def test_a_method_is_described_by_its_parts() -> None:
    assert describe("dates/month-year") == "month and year"
    assert describe("relations/join+pronoun").startswith("a clause whose verb, verbal noun or participle says “join”")
    assert describe("relations/join+pronoun").endswith("; a pronoun or noun points back to the country or programme")
    assert describe("dates/no-such-rule") == describe("other/rule") == describe("dates/day+no-such-modifier") == ""
