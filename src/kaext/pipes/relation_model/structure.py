"""Grammatical features of a candidate, and features of the rules' other statements.

The rules depend on a lexicon of verbs. For a verb that it lacks, there is still evidence: the cases of the country and
the programme, the dependency path between them, and the rules' statements about either of them in the same sentence.
Parts of speech and dependencies come from ``kaext_linguistics``; without it those features are absent.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kaext.pipes.relation_model.candidates import Argument, Candidate
from kaext.pipes.relation_model.sentences import Sentence, Sentences
from kaext.pipes.relations import grammar

# Longer dependency paths are too rare to be informative.
_MAX_PATH = 6
_MAX_DEPTH = 30


def structure(sentences: Sentences, candidate: Candidate, roles: tuple[str, str]) -> Iterator[str]:
    """Yield the names of the features.

    Parameters
    ----------
    sentences
        The sentences of the document.
    candidate
        The candidate.
    roles
        The roles of its country and its programme (:func:`role`).
    """
    sentence = sentences.read(candidate.start, candidate.end)
    country, programme = roles
    kind = candidate.programme.kind
    yield f"roles={country} {programme}"
    yield f"roles={country} {programme} known={bool(sentence.verbs)} unknown={bool(sentence.unknown)}"
    yield f"kind={kind} programme role={programme}"
    yield f"kind={kind} country role={country}"
    yield f"dated={candidate.is_dated}"
    yield from _context(sentences, sentence, candidate, f"{country} {programme}")
    if candidate.country.source == candidate.programme.source == "here" and sentences.doc.has_annotation("DEP"):
        yield from _tree(sentences.doc[candidate.country.end - 1], sentences.doc[candidate.programme.end - 1])


def role(doc: Doc, argument: Argument) -> str:
    """Return the role that a mention has by its case, or the argument's source if the sentence does not name it."""
    if argument.source != "here":
        return argument.source
    last = doc[argument.end - 1]
    following = doc[argument.end].text.lstrip("-") if argument.end < len(doc) else ""
    if not last.whitespace_ and following.isalpha() and not following.isascii():
        return grammar.ending_role(following)
    return grammar.case_role(last.text) if last.text.isalpha() and not last.is_ascii else "bare"


def _context(sentences: Sentences, sentence: Sentence, candidate: Candidate, roles: str) -> Iterator[str]:
    """Yield features of existing statements about the country and the programme, in the sentence and elsewhere."""
    country, programme = candidate.country.id, candidate.programme.id
    here = sentence.statements
    of_country = {value.relation for value in here if value.country == country}
    of_programme = {value.relation for value in here if value.programme == programme}
    is_other = any(value.country != country and value.programme != programme for value in here)
    yield f"stated of country={bool(of_country)} of programme={bool(of_programme)} other={is_other}"
    yield f"roles={roles} stated of country={bool(of_country)} of programme={bool(of_programme)}"
    yield from (f"stated of country={relation}" for relation in of_country)
    yield from (f"stated of programme={relation}" for relation in of_programme)
    yield f"country elsewhere={min(sentences.countries[country], 2)}"
    yield f"programme elsewhere={min(sentences.programmes[programme], 2)}"


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
