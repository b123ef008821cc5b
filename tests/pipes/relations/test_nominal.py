"""Lines without a verb; the sentences have inline gold and an English gloss."""

import pytest
from tests import oracle


@pytest.mark.parametrize(
    ("marked", "method"),
    [
        # RSM mission, 2015-2019
        (
            '[heading] <geo c="MNG">მონღოლეთი</geo>\n\n[body] <prog id="RSM">RSM</prog> - მისია, '
            '<date v="2015/2019">2015-2019</date>.',
            "relations/card+heading",
        ),
        # RSM: a platoon, 2015-2019
        (
            '[heading] <geo c="MNG">მონღოლეთი</geo>\n\n[body] <prog id="RSM">RSM</prog>: ოცეული, '
            '<date v="2015/2019">2015-2019</date>.',
            "relations/card+heading",
        ),
    ],
)
def test_a_line_without_a_country_is_about_the_country_of_its_heading(marked: str, method: str) -> None:
    (value, *_) = oracle.passage(marked, oracle.relations_pipeline())._.relations
    assert (value.country, value.relation, value.programme, value.date) == ("MNG", "participates", "RSM", "2015/2019")
    assert value.method == method
    assert not any(matched.part == "country" for matched in value.matched)


@pytest.mark.parametrize(
    "line",
    [
        '<prog id="RSM">RSM</prog>: არავინ.',  # nobody
        '<prog id="SEA-BREEZE-2012">Sea Breeze 2012</prog>, <date v="2012">2012</date>.',
        '<geo c="KAZ">ყაზახეთის</geo> მზადყოფნა: <prog id="RSM">RSM</prog>.',  # the readiness of Kazakhstan
    ],
)
def test_an_ambiguous_line_states_nothing_of_the_country_of_its_heading(line: str) -> None:
    doc = oracle.passage(f'[heading] <geo c="MNG">მონღოლეთი</geo>\n\n[body] {line}', oracle.relations_pipeline())
    assert not [value for value in doc._.relations if value.country == "MNG"]
