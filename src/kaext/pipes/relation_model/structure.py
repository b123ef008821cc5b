"""Grammatical features of a candidate, and features of the rules' other statements.

The rules depend on a lexicon of verbs. For a verb that it lacks, there is still evidence: the cases of the country and
the programme, the dependency path between them, and the rules' statements about either of them in the same sentence.
Parts of speech and dependencies come from ``kaext_linguistics``; without it those features are absent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from kaext.pipes.extensions import COUNTRIES, PROGRAMMES
from kaext.pipes.relation_model.candidates import Argument, Candidate
from kaext.pipes.relations import grammar
from kaext.pipes.relations.words import modality
from kaext.pipes.values import RelationValue

_VERBAL = frozenset({"VERB", "AUX"})
_STOPS = frozenset(",;:")
# Longer dependency paths are too rare to be informative.
_MAX_PATH = 6
_MAX_DEPTH = 30


def structure(doc: Doc, candidate: Candidate) -> Iterator[str]:
    """Yield the names of the features."""
    sentence = doc[candidate.start : candidate.end]
    forms = {token.i: form for token in sentence if (form := grammar.analyse_verb(token.text)) is not None}
    verbs = [token for token in sentence if token.pos_ in _VERBAL]
    has_unknown = any(verb.i not in forms for verb in verbs)
    country, programme = role(doc, candidate.country), role(doc, candidate.programme)
    kind = candidate.programme.kind
    yield f"roles={country} {programme}"
    yield f"roles={country} {programme} known={bool(forms)} unknown={has_unknown}"
    yield f"kind={kind} programme role={programme}"
    yield f"kind={kind} country role={country}"
    yield f"known={min(len(forms), 2)} unknown={min(sum(verb.i not in forms for verb in verbs), 2)}"
    yield from (f"form={form.verb_form} {form.tense}" for form in forms.values())
    yield from (f"verb lemma={verb.lemma_}" for verb in verbs)
    yield f"negated={any(modality.NEGATION.match(token.text) for token in sentence)}"
    yield f"modal={any(modality.MODAL.match(token.text) for token in sentence)}"
    yield f"length={min(len(sentence) // 8, 5)}"
    yield f"dated={bool(candidate.date)}"
    countries = {code for span in _within(doc, COUNTRIES, sentence) for code in span._.country.ids}
    programmes = {span._.programme.id for span in _within(doc, PROGRAMMES, sentence)}
    yield f"countries={min(len(countries), 4)}"
    yield f"programmes={min(len(programmes), 3)}"
    yield f"countries={min(len(countries), 4)} programmes={min(len(programmes), 3)}"
    yield from _context(doc._.relations, candidate, sentence, f"{country} {programme}")
    if candidate.country.source == candidate.programme.source == "here":
        yield from _tree(doc[candidate.country.end - 1], doc[candidate.programme.end - 1])
        low, high = sorted((candidate.country.start, candidate.programme.start))
        between = doc[low:high]
        verbs_between = sum(token.pos_ in _VERBAL for token in between)
        yield f"verbs between={min(verbs_between, 2)} order={candidate.country.start < candidate.programme.start}"
        yield f"stops between={min(sum(token.text in _STOPS for token in between), 3)}"


def role(doc: Doc, argument: Argument) -> str:
    """Return the role that a mention has by its case, or the argument's source if the sentence does not name it."""
    if argument.source != "here":
        return argument.source
    last = doc[argument.end - 1]
    following = doc[argument.end].text.lstrip("-") if argument.end < len(doc) else ""
    if not last.whitespace_ and following.isalpha() and not following.isascii():
        return grammar.ending_role(following)
    return grammar.case_role(last.text) if last.text.isalpha() and not last.is_ascii else "bare"


def _context(statements: Sequence[RelationValue], candidate: Candidate, sentence: Span, roles: str) -> Iterator[str]:
    """Yield features of existing statements about the country and the programme, in the sentence and elsewhere."""
    country, programme = candidate.country.id, candidate.programme.id
    here = [value for value in statements if value.start < sentence.end_char and sentence.start_char < value.end]
    of_country = {value.relation for value in here if value.country == country}
    of_programme = {value.relation for value in here if value.programme == programme}
    is_other = any(value.country != country and value.programme != programme for value in here)
    yield f"stated of country={bool(of_country)} of programme={bool(of_programme)} other={is_other}"
    yield f"roles={roles} stated of country={bool(of_country)} of programme={bool(of_programme)}"
    yield from (f"stated of country={relation}" for relation in of_country)
    yield from (f"stated of programme={relation}" for relation in of_programme)
    yield f"country elsewhere={min(sum(value.country == country for value in statements), 2)}"
    yield f"programme elsewhere={min(sum(value.programme == programme for value in statements), 2)}"


def _tree(country: Token, programme: Token) -> Iterator[str]:
    """Yield features of the dependency path between two words."""
    above_country, above_programme = _upwards(country), _upwards(programme)
    depth = {token.i: number for number, token in enumerate(above_programme)}
    steps = next((number for number, token in enumerate(above_country) if token.i in depth), None)
    if steps is None:
        return
    top = above_country[steps]
    up, down = above_country[:steps], above_programme[: depth[top.i]]
    if len(up) + len(down) <= _MAX_PATH:
        path = ">".join(token.dep_ for token in up), "<".join(token.dep_ for token in reversed(down))
        yield f"path={path[0]}^{top.pos_}^{path[1]}"
    yield f"path length={min(len(up) + len(down), 8)}"
    yield f"path top={top.pos_}"
    yield f"path top={top.lemma_}"
    for name, side in (("country", up), ("programme", down)):
        if side:
            yield f"{name} branch={side[-1].dep_} {side[0].dep_}"


def _upwards(token: Token) -> list[Token]:
    found = [token]
    while found[-1].head != found[-1] and len(found) < _MAX_DEPTH:
        found.append(found[-1].head)
    return found


def _within(doc: Doc, group: str, sentence: Span) -> list[Span]:
    return [span for span in doc.spans.get(group, ()) if sentence.start <= span.start < sentence.end]
