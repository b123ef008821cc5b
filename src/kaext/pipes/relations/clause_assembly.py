"""The clauses of a sentence: what belongs to which verb.

Georgian puts the verb anywhere, leaves it out where it would be repeated (gapping), and hangs relative clauses into the
middle of a main clause. A sentence is cut at commas, dashes, brackets and conjunctions, then the pieces without a verb
go to the verb they belong to, or repeat it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from kaext.pipes.relations.clause_splitting import pieces_of, without_labelled_brackets
from kaext.pipes.relations.clauses import SUBORDINATE, Clause, Connective
from kaext.pipes.relations.finite import is_finite
from kaext.pipes.relations.gapping import has_contrastive_particle, is_gapped, split_at_contrastive_particle
from kaext.pipes.relations.phrases import Phrase, phrase_after
from kaext.pipes.relations.words import (
    connectives,
    country_nouns,
    light_nouns,
    modality,
    predicates,
    programme_nouns,
    reference,
    times,
)

_INTRODUCING_CONTENT = frozenset({"comma", "that", "dash"})
# What joins the next clause of what is said to the one before: he said that A did this, but B did that.
_GOING_ON = frozenset({"comma", "and", "contrast"})


def clauses_of(row: Sequence[Phrase]) -> list[Clause]:
    """Return the clauses of a sentence in the order of their beginnings."""
    row, asides = without_labelled_brackets(row)
    pieces = list(pieces_of(row))
    assembly = _Assembly()
    for index, piece in enumerate(pieces):
        assembly.take(piece, pieces[index + 1 :])
    assembly.close()
    found = assembly.found
    found.extend(Clause(aside, "dash", parent=_last_main(found)) for aside in asides)
    for clause, following in pairwise(found):
        clause.antecedent = _identified(clause, following) or clause.antecedent
    for clause, following in pairwise(found):
        is_after = bool(following.phrases) and following.phrases[0].start > clause.phrases[0].start
        if following.connective in _INTRODUCING_CONTENT and is_after:
            clause.complement = following
        says_when = following.connective == "sentence" or (
            following.connective == "dash" and _begins_with_this(following)
        )
        is_done = any(times.HAPPENED.match(ph.text) or times.FULFILLED.match(ph.text) for ph in following.phrases)
        if says_when and is_done and not any(modality.NEGATION.match(ph.text) for ph in following.of("word")):
            clause.event_dates = next((ph.ids for ph in following.of("date") if ph.ids), ())
    for clause in found:
        if clause.connective in ("relative", "sentence"):
            _tell_when(clause, row, found)
    _tell_when_carried_out(row, found)
    return found


def _identified(relative: Clause, main: Clause) -> Phrase | None:
    """Return the country that a relative turns out to be about: the only country that finished it is Kazakhstan."""
    noun, countries = relative.antecedent, main.of("country")
    is_of_noun = relative.connective == "relative" and noun is not None and noun.kind == "word"
    if noun is None or not is_of_noun or not country_nouns.COUNTRY_NOUN.match(noun.text) or len(countries) != 1:
        return None
    country, following = countries[0], phrase_after(countries[0], main.phrases)
    form = following.form if following is not None else None
    is_it = country_nouns.COUNTRY_IS.search(country.text) or (form is not None and form.kind == "be")
    return country if is_it and country.role == "nom" and not country.head_kind else None


def _tell_when_carried_out(row: Sequence[Phrase], found: Sequence[Clause]) -> None:
    """Note when what a noun means was done, where a participle after a comma says so: the offer, made in 2013, …."""
    commas = [i for i, ph in enumerate(row) if ph.kind == "comma"]
    for begin, end in pairwise(commas):
        noun, inside = row[begin - 1] if begin else None, row[begin + 1 : end]
        dates = [ph.ids for ph in inside if ph.kind == "date" and ph.ids]
        is_told = any(predicates.CARRIED_OUT.match(ph.text) for ph in inside) and len(dates) == 1
        if noun is None or not is_told or any(ph.kind in ("country", "programme") for ph in inside):
            continue
        _note(noun, dates[0], found)


def _tell_when(clause: Clause, row: Sequence[Phrase], found: Sequence[Clause]) -> None:
    """Note when what a noun means was done, where a relative says no more than that: its entry, which was in 1994."""
    dates = [ph.ids for ph in clause.of("date") if ph.ids]
    is_told = any(times.HAPPENED.match(ph.text) for ph in clause.finite_verbs) and len(dates) == 1
    if not is_told or any(map(clause.of, ("country", "programme"))):
        return
    is_denied = any(modality.NEGATION.match(ph.text) for ph in clause.of("word"))
    before = [ph for ph in row if ph.end <= clause.phrases[0].start and ph.kind != "comma"]
    while before and before[-1].kind in ("programme", "date"):  # its exit from PARP, which …
        before.pop()
    if before:
        _note(before[-1], () if is_denied else dates[0], found)


def _note(noun: Phrase, date: tuple[str, ...], found: Sequence[Clause]) -> None:
    if noun.form is not None and noun.form.verb_form in _NOUNS:
        for around in found:
            if any(ph.start == noun.start for ph in around.phrases):
                around.noun_dates[noun.start] = date


def _begins_with_this(clause: Clause) -> bool:
    """Return whether a clause after a colon says of what was told no more than when: this happened in 1996."""
    is_of_this = reference.THIS.match(clause.phrases[0].text) is not None and not any(
        map(clause.of, ("country", "programme"))
    )
    return is_of_this and not any(modality.NEGATION.match(ph.text) for ph in clause.of("word"))


@dataclass(slots=True)
class _Assembly:
    """The clauses found so far, and the phrases that wait for the verb they belong to, with what joins them."""

    found: list[Clause] = field(default_factory=list)
    waiting: list[Phrase] = field(default_factory=list)
    connective: Connective = ""

    def take(self, piece: Clause, rest: Sequence[Clause]) -> None:
        """Put the next piece of the sentence where it belongs; ``rest`` follows it."""
        is_next = piece.connective == "comma" and self._is_next_in_chronicle(piece, rest)
        if piece.connective == "stop" or is_next:
            self.close()
        if is_next and piece.has_verb:
            self.found.append(Clause(piece.phrases, piece.connective, parent=self.found[-1]))
            return
        if is_next:
            self.waiting, self.connective = list(piece.phrases), piece.connective
            return
        if (
            piece.connective == "that" and self.found and self.found[-1].connective == "subordinate"
        ):  # although it is so that
            self.found[-1].is_awaiting_verb = False
        open_clause = next((clause for clause in reversed(self.found) if clause.is_awaiting_verb), None)
        if piece.connective in SUBORDINATE:
            self._add_subordinate(piece)
        elif piece.connective == "and" and self._continues_relative(piece, rest):
            self._add_to_relative(piece)
        elif open_clause is not None and piece.connective != "stop":
            open_clause.phrases.extend(piece.phrases)
            open_clause.is_awaiting_verb = not open_clause.has_verb
        elif piece.has_verb:
            self._add_with_verb(piece)
        else:
            self._add_without_verb(piece, rest)

    def _is_next_in_chronicle(self, piece: Clause, rest: Sequence[Clause]) -> bool:
        """Whether a piece is the next of a list of what was done, each told by a noun: entry into X in 1994, …."""
        before = self.waiting or (self.found[-1].phrases if self.found else [])
        if not (_tells_by_noun(before) and _tells_by_noun(piece.phrases)):
            return False
        return not (_has_plain_verb(before) or any(_has_plain_verb(p.phrases) for p in (piece, *rest)))

    def _clause_before(self, piece: Clause) -> Clause | None:
        """Return the clause that a piece goes on from: what somebody said, after "and", "but" or a comma, too."""
        last = self.found[-1] if self.found else None
        if (
            last is not None
            and last.connective == "that"
            and last.has_verb
            and piece.connective in _GOING_ON
            and last.parent
        ):
            return last if last.parent.has_verb and not self.waiting else _last_main(self.found)
        return _last_main(self.found)

    def close(self) -> None:
        """Make what waits a clause of its own: no verb comes any more."""
        if self.waiting:
            last = self.found[-1] if self.found else None
            is_next = last is not None and _tells_by_noun(last.phrases) and not _has_plain_verb(last.phrases)
            before = last if is_next else _last_main(self.found)
            self.found.append(Clause(self.waiting, self.connective, parent=before))
            self.waiting, self.connective = [], ""

    def _add_subordinate(self, piece: Clause) -> None:
        if piece.connective == "relative":
            piece.antecedent = self._antecedent_of(piece)
            piece.head_noun = self._verbal_noun_before(piece)
        is_since = any(ph.kind == "date" and times.SINCE_IS.search(ph.text) for ph in piece.phrases)
        piece.is_awaiting_verb = not (piece.has_verb or is_since)
        piece.parent = self._clause_around(piece)
        if piece.parent is not None and piece.parent.has_verb and _names_some(piece):
            piece.gap_antecedent = piece.parent
        self.found.append(piece)

    def _verbal_noun_before(self, piece: Clause) -> Phrase | None:
        """Return the verbal noun that a relative stands right after, and whose pronoun agrees with nothing else."""
        last = self.waiting or (self.found[-1].phrases if self.found else [])
        noun = last[-1] if last else None
        is_noun = noun is not None and noun.form is not None and noun.form.verb_form in ("noun", "either")
        pronoun = next((ph for ph in piece.phrases if connectives.RELATIVE.match(ph.text)), None)
        return noun if is_noun and pronoun is not None and pronoun.role != "gen" else None

    def _clause_around(self, piece: Clause) -> Clause | None:
        """Return the clause that one depends on: the one begun that it stands in, if that has its subject or place."""
        main = _last_main(self.found)
        begun = Clause(list(self.waiting), parent=main) if self.waiting else None
        if begun is None or main is None:
            return begun or main
        is_joined = bool(main.phrases) and connectives.AND.match(main.phrases[-1].text) is not None
        if main.connective in SUBORDINATE and not is_joined:
            return begun
        is_told_in_it = piece.connective in ("subordinate", "that", "condition") and bool(begun.subjects)
        is_told_in_it = is_told_in_it or (piece.connective == "sentence" and bool(begun.of("country")))
        return begun if is_told_in_it else main

    def _continues_relative(self, piece: Clause, rest: Sequence[Clause]) -> bool:
        """Return whether "and" gives the relative before it a second verb: A, which joined and later left, did this."""
        last = self.found[-1] if self.found else None
        if last is None or last.connective != "relative" or not last.has_verb:
            return False
        return not self.waiting or _count_verbs(rest) >= 1 + (not piece.has_verb)

    def _add_to_relative(self, piece: Clause) -> None:
        last = self.found[-1]
        pronoun = next((ph for ph in last.phrases if ph.kind == "word" and connectives.RELATIVE.match(ph.text)), None)
        is_open = not piece.has_verb
        phrases = [*([pronoun] if pronoun is not None else []), *piece.phrases]
        self.found.append(
            Clause(phrases, "relative", antecedent=last.antecedent, parent=last, is_awaiting_verb=is_open)
        )

    def _antecedent_of(self, piece: Clause) -> Phrase | None:
        """Return what a relative refers to: after "and", what the relative before it did."""
        last = self.found[-1] if self.found else None
        is_next = last is not None and last.connective == "relative" and bool(last.phrases)
        if is_next and last is not None and connectives.AND.match(last.phrases[-1].text):
            return last.antecedent
        is_inside = last is not None and last.phrases and (last.is_awaiting_verb or last.phrases[-1].kind in _MENTIONS)
        if last is not None and is_inside and (not self.waiting or last.phrases[-1].end > self.waiting[-1].end):
            return _antecedent(last.phrases)
        return _antecedent(self.waiting or (last.phrases if last is not None else []))

    def _add_with_verb(self, piece: Clause) -> None:
        gapped, piece = split_at_contrastive_particle(self.waiting, self.connective, piece)
        if gapped is not None:
            gapped.parent = _last_main(self.found)
            self.found.append(gapped)
            self.waiting = []
        connective = self.connective if self.waiting else piece.connective
        piece.parent = self._clause_before(piece) if not self.waiting else _last_main(self.found)
        clause = Clause([*self.waiting, *piece.phrases], connective, parent=piece.parent)
        if gapped is not None:
            gapped.gap_antecedent = clause
        self.found.append(clause)
        self.waiting, self.connective = [], ""

    def _add_without_verb(self, piece: Clause, rest: Sequence[Clause]) -> None:
        if self.found and not self.waiting and _dates_relative(piece, self.found[-1]):
            self.found[-1].phrases.extend(piece.phrases)
            return
        if piece.connective == "and" and _verb_follows(rest):
            self.connective = self.connective or piece.connective
            self.waiting.extend(piece.phrases)
            return
        main = self._clause_before(piece)
        if main is not None and main.has_verb_or_gap and _is_subject_alone(piece) and _relative_parts(rest):
            self.close()
            self.connective, self.waiting = piece.connective, list(piece.phrases)
            return
        begun = Clause([*self.waiting, *piece.phrases], self.connective)
        if main is not None and _is_subject_alone(Clause(self.waiting)) and is_gapped(begun, main, rest):
            self.found.append(
                Clause(begun.phrases, begun.connective, parent=main, gap_antecedent=main.gap_antecedent or main)
            )
            self.waiting, self.connective = [], ""
            return
        if self.found and main is not None and _are_alike(piece, self.found[-1]) and not _are_alike(piece, main):
            main = self.found[-1]
        is_of_relative = main is not None and main.connective in SUBORDINATE
        is_begun = bool(self.waiting) and is_of_relative and _verb_follows(rest)
        is_begun = is_begun and not (piece.has_dash and main is not None and _are_alike(piece, main))
        if main is not None and not is_begun and main.has_verb_or_gap and is_gapped(piece, main, rest):
            self.found.append(
                Clause(piece.phrases, piece.connective, parent=main, gap_antecedent=main.gap_antecedent or main)
            )
        elif main is not None and not self.waiting and _goes_on(piece, rest):
            main.phrases.extend(piece.phrases)
        else:
            self.connective = self.connective or piece.connective
            self.waiting.extend(piece.phrases)


def _tells_by_noun(phrases: Sequence[Phrase]) -> bool:
    """Return whether phrases name what was done, in which programme and when, without a verb."""
    is_told = any(ph.form is not None and ph.form.verb_form in _NOUNS and ph.role == "nom" for ph in phrases)
    is_told = is_told or any(ph.text == programme_nouns.AGREEMENT for ph in phrases)
    return is_told and {"programme", "date"} <= {ph.kind for ph in phrases}


_NOUNS = frozenset({"noun", "either"})


def _has_plain_verb(phrases: Sequence[Phrase]) -> bool:
    return any(is_finite(ph, phrases) and not (ph.form is not None and ph.form.verb_form == "either") for ph in phrases)


def _is_subject_alone(piece: Clause) -> bool:
    """Return whether a piece is nothing but a country set against another: and Ireland (კი)."""
    kinds = [ph.kind for ph in piece.phrases]
    return kinds == ["country", "word"] and piece.phrases[1].text == "კი"


# What may stand between a country and the rest of what is said of it: which …, as they say there.
_PARTING = frozenset({"relative", "subordinate"})


def _relative_parts(rest: Sequence[Clause]) -> bool:
    """Return whether a relative parts a piece from the rest of its clause without a verb: Ireland, which …, in 2001."""
    relative, after = [*rest[:2], None, None][:2]
    if relative is None or after is None or relative.connective not in _PARTING or not relative.has_verb:
        return False
    return after.connective == "comma" and not (after.has_verb or after.of("country")) and not _verb_follows(rest[1:])


# What a relative right after a clause may refer to in it.
_MENTIONS = frozenset({"country", "programme"})


def _count_verbs(rest: Sequence[Clause]) -> int:
    """Return how many pieces with a verb, that depend on no other, follow before the clause ends."""
    following = takewhile(lambda piece: piece.connective not in ("stop", "contrast"), rest)
    return sum(piece.has_verb and piece.connective not in SUBORDINATE for piece in following)


def _dates_relative(piece: Clause, last: Clause) -> bool:
    """Return whether a piece is nothing but the date of the relative before it: which X signed, in May 1994, …."""
    is_date = [ph.kind for ph in piece.phrases if ph.text != "."] == ["date"] and piece.connective == "comma"
    return is_date and last.connective == "relative" and last.has_verb and not last.of("date")


def _are_alike(piece: Clause, clause: Clause) -> bool:
    """Return whether a piece has a subject in the case in which a clause with a verb has one, which it may repeat.

    In the nominative it is set against the other: whom A and B joined, C, for its part, in 2004.
    """
    roles = {ph.role for ph in piece.of("country")} & {ph.role for ph in clause.of("country")}
    is_set_apart = piece.has_dash and has_contrastive_particle(piece)
    return clause.has_verb and ("erg" in roles or ("nom" in roles and is_set_apart))


def _antecedent(phrases: Sequence[Phrase]) -> Phrase | None:
    """Return what a relative after ``phrases`` refers to: the last mention, or noun that stands for one.

    "The first country that …" is the country of which the clause says that; what a programme paid for is not it.
    """
    noun: Phrase | None = None
    for phrase in reversed(phrases):
        if phrase.kind == "programme" and noun is not None and (phrase.role == "frame" or _is_request(noun)):
            return noun
        if phrase.kind in ("country", "programme"):
            return phrase
        is_noun = phrase.kind == "word" and phrase.role == "nom" and (phrase.form is None or _is_request(phrase))
        if is_noun and not is_finite(phrase, phrases):
            noun = noun or phrase
        if phrase.kind == "word" and country_nouns.COUNTRY_NOUN.match(phrase.text):
            return next((ph for ph in phrases if ph.kind == "country" and ph.role == "nom"), phrase)
        if phrase.kind == "word" and programme_nouns.POINTS_BACK.match(phrase.text):
            return next((ph for ph in phrases if ph.kind == "programme" and ph.head == phrase.text), phrase)
    return None


def _is_request(noun: Phrase) -> bool:
    """Whether a noun is a request, of which a relative says who made it: a request for MAP, which A presented."""
    return "application" in light_nouns.lights_of(noun.text)


def _last_main(found: Sequence[Clause]) -> Clause | None:
    main = next(
        (c for c in reversed(found) if c.connective not in SUBORDINATE and (c.has_verb or c.gap_antecedent)), None
    )
    return main or (found[-1] if found else None)


def _goes_on(piece: Clause, rest: Sequence[Clause]) -> bool:
    """Return whether a piece without verb belongs to the clause before it rather than to the one after.

    After a dash, nothing but countries does, and nothing but a date that a clause of its own explains: left – in 2009,
    when ….
    """
    if piece.connective == "dash" and (_is_bare_list(piece) or (_is_date_alone(piece) and _is_explained(rest))):
        return True
    if piece.connective == "contrast" and _says_something_else(piece):
        return False
    return not _verb_follows(rest) and piece.connective != "stop"


def _is_date_alone(piece: Clause) -> bool:
    """Return whether a piece is nothing but a date."""
    return bool(piece.phrases) and all(ph.kind == "date" for ph in piece.phrases)


def _is_explained(rest: Sequence[Clause]) -> bool:
    """Return whether the next piece says what else was then: when (როდესაც) …, which …."""
    return bool(rest) and rest[0].connective in ("subordinate", "relative")


def _says_something_else(piece: Clause) -> bool:
    """Return whether a piece after "but" has words of its own for what is done: but it passes by PARP."""
    words = [
        ph for ph in piece.phrases if ph.kind == "word" and ph.form is None and not connectives.CONTRAST.match(ph.text)
    ]
    return bool(piece.of("programme")) and len([ph for ph in words if ph.text[0].isalpha()]) > _FEW_WORDS


_FEW_WORDS = 2


def _is_bare_list(piece: Clause) -> bool:
    """Return whether a piece only says which countries the clause before a colon or dash meant."""
    return bool(piece.subjects) and not (piece.of("date") or piece.of("programme"))


def _names_some(piece: Clause) -> bool:
    """Return whether a relative only says which countries are among those spoken of: among which was Ukraine."""
    texts = [ph.text for ph in piece.phrases]
    is_among = any(connectives.RELATIVE.match(a) and b == "შორის" for a, b in pairwise(texts))
    return is_among and any(text in _COPULAS for text in texts) and bool(piece.subjects)


_COPULAS = frozenset({"არის", "არიან", "იყო", "იყვნენ", "იქნება", "იქნებიან"})


def _verb_follows(rest: Sequence[Clause]) -> bool:
    for piece in rest:
        if piece.connective in ("stop", "contrast"):
            return False
        if piece.connective not in ("relative", "sentence", "subordinate") and piece.has_verb:
            return True
    return False
