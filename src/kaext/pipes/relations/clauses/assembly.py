"""The clauses of a sentence: which phrases belong to which verb.

Georgian word order is free, repeated verbs are elided (gapping), and relative clauses interrupt their main clause. So a
sentence is first cut into pieces at commas, dashes, brackets and conjunctions. Then each piece without a verb joins the
clause of its verb, or becomes a clause that repeats an elided verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from kaext.pipes.relations.clauses.clause import SUBORDINATE, Clause, Connective
from kaext.pipes.relations.clauses.gapping import has_contrastive_particle, is_gapped, split_at_contrastive_particle
from kaext.pipes.relations.clauses.splitting import pieces_of, without_labelled_brackets
from kaext.pipes.relations.grammar import NOUN_FORMS
from kaext.pipes.relations.phrases import GENITIVE, Phrase, phrase_after
from kaext.pipes.relations.phrasing.finite import is_finite
from kaext.pipes.relations.words import (
    connectives,
    country_nouns,
    light_nouns,
    listing,
    modality,
    predicates,
    programme_nouns,
    reference,
    times,
)

# Connectives of a clause that may state what was offered or intended.
_COMPLEMENT = frozenset({"comma", "that", "dash"})
# Connectives that continue reported speech: he said that A did this, but B did that.
_CONTINUING_SPEECH = frozenset({"comma", "and", "contrast"})
# Connectives of clauses that may separate a country from the rest of its clause: which …, as they say there.
_INTERRUPTING = frozenset({"relative", "subordinate"})
# Mentions that a relative clause right after a clause may refer to.
_MENTIONS = frozenset({"country", "programme"})
_COPULAS = frozenset({"არის", "არიან", "იყო", "იყვნენ", "იქნება", "იქნებიან"})
# A piece after "but" with more words than this has a predicate of its own.
_FEW_WORDS = 2


def clauses_of(row: Sequence[Phrase]) -> list[Clause]:
    """Return the clauses of a sentence, ordered by where they start."""
    row, asides = without_labelled_brackets(row)
    pieces = list(pieces_of(row))
    assembly = _Assembly()
    for index, piece in enumerate(pieces):
        assembly.take(piece, pieces[index + 1 :])
    assembly.close()
    found = assembly.found
    found.extend(Clause(aside, "dash", parent=_last_main(found)) for aside in asides)
    for clause, following in pairwise(found):
        clause.antecedent = _identified_country(clause, following) or clause.antecedent
    for clause, following in pairwise(found):
        is_after = bool(following.phrases) and following.phrases[0].start > clause.phrases[0].start
        if following.connective in _COMPLEMENT and is_after:
            clause.complement = following
        clause.event_dates = _date_of_event_before(following)
    for clause in found:
        if clause.connective in ("relative", "sentence"):
            _date_noun_before_relative(clause, row, found)
    _date_nouns_before_participles(row, found)
    return found


def _date_of_event_before(clause: Clause) -> tuple[str, ...]:
    """Return the date that a clause gives for the event of the clause before: …, which happened in 1996."""
    is_about_event = clause.connective == "sentence" or (clause.connective == "dash" and _is_about_this_alone(clause))
    is_past = any(times.HAPPENED.match(ph.text) or times.FULFILLED.match(ph.text) for ph in clause.phrases)
    if not (is_about_event and is_past) or any(modality.NEGATION.match(ph.text) for ph in clause.of("word")):
        return ()
    return next((ph.ids for ph in clause.of("date") if ph.ids), ())


def _identified_country(relative: Clause, main: Clause) -> Phrase | None:
    """Return the country that the main clause identifies: the only country to finish it is Kazakhstan."""
    noun, countries = relative.antecedent, main.of("country")
    is_of_noun = relative.connective == "relative" and noun is not None and noun.kind == "word"
    if noun is None or not is_of_noun or not country_nouns.COUNTRY_NOUN.match(noun.text) or len(countries) != 1:
        return None
    country, following = countries[0], phrase_after(countries[0], main.phrases)
    form = following.form if following is not None else None
    is_it = country_nouns.COUNTRY_IS.search(country.text) or (form is not None and form.kind == "be")
    return country if is_it and country.role == "nom" and not country.head_kind else None


def _date_nouns_before_participles(row: Sequence[Phrase], found: Sequence[Clause]) -> None:
    """Record the dates of verbal nouns that a participle between commas gives: the offer, made in 2013, …."""
    commas = [i for i, ph in enumerate(row) if ph.kind == "comma"]
    for begin, end in pairwise(commas):
        noun, inside = row[begin - 1] if begin else None, row[begin + 1 : end]
        dates = [ph.ids for ph in inside if ph.kind == "date" and ph.ids]
        is_dated = any(predicates.CARRIED_OUT.match(ph.text) for ph in inside) and len(dates) == 1
        if noun is None or not is_dated or any(ph.kind in ("country", "programme") for ph in inside):
            continue
        _record_date(noun, dates[0], found)


def _date_noun_before_relative(clause: Clause, row: Sequence[Phrase], found: Sequence[Clause]) -> None:
    """Record the date of a verbal noun that a relative gives, and nothing else: its entry, which was in 1994."""
    dates = [ph.ids for ph in clause.of("date") if ph.ids]
    is_dated = any(times.HAPPENED.match(ph.text) for ph in clause.finite_verbs) and len(dates) == 1
    if not is_dated or any(map(clause.of, ("country", "programme"))):
        return
    is_denied = any(modality.NEGATION.match(ph.text) for ph in clause.of("word"))
    before = [ph for ph in row if ph.end <= clause.phrases[0].start and ph.kind != "comma"]
    while before and before[-1].kind in ("programme", "date"):  # its exit from PARP, which …
        before.pop()
    if before:
        _record_date(before[-1], () if is_denied else dates[0], found)


def _record_date(noun: Phrase, date: tuple[str, ...], found: Sequence[Clause]) -> None:
    if noun.form is not None and noun.form.verb_form in NOUN_FORMS:
        for around in found:
            if any(ph.start == noun.start for ph in around.phrases):
                around.noun_dates[noun.start] = date


def _is_about_this_alone(clause: Clause) -> bool:
    """Return whether a clause is only about the event before, "this", and not negated: this happened in 1996."""
    is_of_this = reference.THIS.match(clause.phrases[0].text) is not None and not any(
        map(clause.of, ("country", "programme"))
    )
    return is_of_this and not any(modality.NEGATION.match(ph.text) for ph in clause.of("word"))


@dataclass(slots=True)
class _Assembly:
    """The clauses found so far, and the phrases that still wait for their verb, with their connective."""

    found: list[Clause] = field(default_factory=list)
    waiting: list[Phrase] = field(default_factory=list)
    connective: Connective = ""

    def take(self, piece: Clause, rest: Sequence[Clause]) -> None:
        """Add the next piece of the sentence to the clause it belongs to; ``rest`` are the pieces after it."""
        is_next = piece.connective == "comma" and self._is_next_nominal_event(piece, rest)
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

    def _is_next_nominal_event(self, piece: Clause, rest: Sequence[Clause]) -> bool:
        """Return whether a piece continues a list of events that are verbal nouns: entry into X in 1994, exit in …."""
        before = self.waiting or (self.found[-1].phrases if self.found else [])
        if not (_is_nominal_event(before) and _is_nominal_event(piece.phrases)):
            return False
        return not (_has_plain_verb(before) or any(_has_plain_verb(p.phrases) for p in (piece, *rest)))

    def _clause_before(self, piece: Clause) -> Clause | None:
        """Return the clause that a piece attaches to; reported speech continues over "and", "but" and commas.

        "And" after "though" continues that clause: A stayed, though B withdrew its men and left the mission.
        """
        last = self.found[-1] if self.found else None
        if last is not None and piece.connective == "and" and not self.waiting and _is_though(last):
            return last
        if (
            last is not None
            and last.connective == "that"
            and last.has_verb
            and piece.connective in _CONTINUING_SPEECH
            and last.parent
        ):
            return last if last.parent.has_verb and not self.waiting else _last_main(self.found)
        return _last_main(self.found)

    def close(self) -> None:
        """Turn the waiting phrases into a clause: no verb follows any more."""
        if self.waiting:
            last = self.found[-1] if self.found else None
            is_next = last is not None and _is_nominal_event(last.phrases) and not _has_plain_verb(last.phrases)
            before = last if is_next else _last_main(self.found)
            self.found.append(Clause(self.waiting, self.connective, parent=before))
            self.waiting, self.connective = [], ""

    def _add_subordinate(self, piece: Clause) -> None:
        if piece.connective == "relative":
            piece.antecedent = self._antecedent_of_relative()
            piece.head_noun = self._verbal_noun_before(piece)
        is_since = any(ph.kind == "date" and times.SINCE_IS.search(ph.text) for ph in piece.phrases)
        piece.is_awaiting_verb = not (piece.has_verb or is_since)
        piece.parent = self._clause_around(piece)
        if piece.parent is not None and piece.parent.has_verb and _lists_members(piece):
            piece.gap_antecedent = piece.parent
        self.found.append(piece)

    def _verbal_noun_before(self, piece: Clause) -> Phrase | None:
        """Return the verbal noun right before a relative; not if the relative pronoun is a genitive."""
        last = self.waiting or (self.found[-1].phrases if self.found else [])
        noun = last[-1] if last else None
        is_noun = noun is not None and noun.form is not None and noun.form.verb_form in ("noun", "either")
        pronoun = next((ph for ph in piece.phrases if connectives.RELATIVE.match(ph.text)), None)
        return noun if is_noun and pronoun is not None and pronoun.role != "gen" else None

    def _clause_around(self, piece: Clause) -> Clause | None:
        """Return the matrix clause of a dependent one: the clause begun before it if that has its own subject."""
        main = _last_main(self.found)
        begun = Clause(list(self.waiting), parent=main) if self.waiting else None
        if begun is None or main is None:
            return begun or main
        is_joined = bool(main.phrases) and connectives.AND.match(main.phrases[-1].text) is not None
        if main.connective in SUBORDINATE and not is_joined:
            return begun
        is_inside = piece.connective in ("subordinate", "that", "condition") and bool(begun.subjects)
        is_inside = is_inside or (piece.connective == "sentence" and bool(begun.of("country")))
        return begun if is_inside else main

    def _continues_relative(self, piece: Clause, rest: Sequence[Clause]) -> bool:
        """Return whether "and" adds a second verb to the relative before: A, which joined and later left, did this."""
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

    def _antecedent_of_relative(self) -> Phrase | None:
        """Return the antecedent of a relative; after "and" it is that of the relative before."""
        last = self.found[-1] if self.found else None
        is_next = last is not None and last.connective == "relative" and bool(last.phrases)
        if is_next and last is not None and connectives.AND.match(last.phrases[-1].text):
            return last.antecedent
        # The clause may have gone on after the relative before: X, which …, and A, which ….
        open_clause = next((clause for clause in reversed(self.found) if clause.is_awaiting_verb), None)
        for around in (open_clause, _last_main(self.found)):
            begun = around.phrases if around is not None and not self.waiting else []
            if begun and last is not None and last.phrases and begun[-1].start > last.phrases[-1].start:
                return _antecedent(begun)
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
        if self.found and not self.waiting and _completes_relative(piece, self.found[-1]):
            self.found[-1].phrases.extend(piece.phrases)
            return
        if piece.connective == "and" and _verb_follows(rest):
            self.connective = self.connective or piece.connective
            self.waiting.extend(piece.phrases)
            return
        main = self._clause_before(piece)
        if main is not None and main.has_verb_or_gap and _is_subject_alone(piece) and _relative_interrupts(rest):
            self.close()
            self.connective, self.waiting = piece.connective, list(piece.phrases)
            return
        is_before_list = any(ph.kind in ("country", "programme") for ph in self.waiting)
        if main is not None and main.has_verb and not is_before_list and _is_labelled_country(piece):
            self.found.append(Clause(piece.phrases, piece.connective, parent=main))
            return
        if main is not None and self.waiting and _is_subject_alone(Clause(self.waiting)):
            begun = Clause([*self.waiting, *piece.phrases], self.connective)
            if is_gapped(begun, main, rest):
                self.found.append(
                    Clause(begun.phrases, begun.connective, parent=main, gap_antecedent=main.gap_antecedent or main)
                )
                self.waiting, self.connective = [], ""
                return
        if self.found and main is not None and _is_parallel_to_last(piece, self.found[-1], main):
            main = self.found[-1]
        is_of_relative = main is not None and main.connective in SUBORDINATE
        is_begun = bool(self.waiting) and is_of_relative and _verb_follows(rest)
        is_begun = is_begun and not (piece.has_dash and main is not None and _have_subjects_alike(piece, main))
        if main is not None and not is_begun and main.has_verb_or_gap and is_gapped(piece, main, rest):
            self.found.append(
                Clause(piece.phrases, piece.connective, parent=main, gap_antecedent=main.gap_antecedent or main)
            )
        elif main is not None and not self.waiting and _continues_clause_before(piece, rest):
            main.phrases.extend(piece.phrases)
        else:
            self.connective = self.connective or piece.connective
            self.waiting.extend(piece.phrases)


def _is_though(clause: Clause) -> bool:
    """Return whether a clause that begins with "though" and names its own subject follows the main clause."""
    is_after_main = clause.connective == "subordinate" and clause.parent is not None and clause.parent.has_verb
    is_though = bool(clause.phrases) and connectives.THOUGH.match(clause.phrases[0].text) is not None
    return is_after_main and is_though and clause.has_verb and bool(clause.subjects)


def _is_nominal_event(phrases: Sequence[Phrase]) -> bool:
    """Return whether phrases name an event by a verbal noun, with its programme and date."""
    has_noun = any(ph.form is not None and ph.form.verb_form in NOUN_FORMS and ph.role == "nom" for ph in phrases)
    has_noun = has_noun or any(ph.text == programme_nouns.AGREEMENT for ph in phrases)
    return has_noun and {"programme", "date"} <= {ph.kind for ph in phrases}


def _has_plain_verb(phrases: Sequence[Phrase]) -> bool:
    return any(is_finite(ph, phrases) and not (ph.form is not None and ph.form.verb_form == "either") for ph in phrases)


def _is_subject_alone(piece: Clause) -> bool:
    """Return whether a piece is only a country in contrast to another: Ireland, for its part (კი)."""
    kinds = [ph.kind for ph in piece.phrases]
    return kinds == ["country", "word"] and piece.phrases[1].text == "კი"


def _is_labelled_country(piece: Clause) -> bool:
    """Return whether a piece is only a label, a dash and a country, so that no verb is elided: …; host – Sweden.

    Also with the country's people (guests – a Kyrgyz platoon) and with any part in the adverbial (as observers – A).
    """
    heads = [ph.head for ph in piece.of("country") if ph.head_kind == "actor"]
    phrases = [
        ph for ph in piece.phrases if not (ph.text == "." or listing.LABEL_NOUN.match(ph.text) or ph.text in heads)
    ]
    phrases = [ph for ph in phrases if ph.role not in GENITIVE]
    is_alone = piece.has_dash and [ph.kind for ph in phrases] == ["word", "country"]
    return is_alone and (listing.is_label(phrases[0].text) or phrases[0].role == "adv")


def _relative_interrupts(rest: Sequence[Clause]) -> bool:
    """Return whether a relative interrupts a clause without a verb after this piece: Ireland, which …, in 2001."""
    relative, after = [*rest[:2], None, None][:2]
    if relative is None or after is None or relative.connective not in _INTERRUPTING or not relative.has_verb:
        return False
    return after.connective == "comma" and not (after.has_verb or after.of("country")) and not _verb_follows(rest[1:])


def _count_verbs(rest: Sequence[Clause]) -> int:
    """Return how many pieces with a verb and no subordinating connective follow before the clause ends."""
    following = takewhile(lambda piece: piece.connective not in ("stop", "contrast"), rest)
    return sum(piece.has_verb and piece.connective not in SUBORDINATE for piece in following)


def _completes_relative(piece: Clause, last: Clause) -> bool:
    """Return whether a piece is only the date of the relative before it, or the list of the countries that it counts.

    Which X signed, in May 1994, …; which has two lead nations: X and Y.
    """
    if last.connective != "relative" or not last.has_verb:
        return False
    kinds = [ph.kind for ph in piece.phrases if ph.text != "."]
    listed = {code for ph in piece.of("country") for code in ph.ids}
    is_counted = any(len(ph.ids) > 1 and set(ph.ids) == listed for ph in last.of("country"))
    is_counted = is_counted or any("leader" in light_nouns.lights_of(ph.text) for ph in last.of("word"))
    if piece.connective == "dash" and is_counted and set(kinds) == {"country"}:
        return True
    return kinds == ["date"] and piece.connective == "comma" and not last.of("date")


def _is_parallel_to_last(piece: Clause, last: Clause, main: Clause) -> bool:
    """Return whether a piece has a subject like that of the last clause, usually a relative, and not of the main one.

    A relative that only its matrix clause surrounds: there is X, which A joined in 1994, B (კი) in 1995.
    """
    if _have_subjects_alike(piece, last):
        return not _have_subjects_alike(piece, main)
    is_of_programme = last.antecedent is not None and last.antecedent.kind == "programme"
    is_relative = last.connective == "relative" and last.has_verb and is_of_programme
    is_dated = bool(piece.of("date") and last.of("date"))
    return is_relative and is_dated and bool(piece.subjects and last.subjects) and not main.subjects


def _have_subjects_alike(piece: Clause, clause: Clause) -> bool:
    """Return whether a piece and a clause with a verb have subjects in the same case, so that the piece may repeat it.

    Subjects in the nominative count only in contrast (კი, with a dash): whom A and B joined, C, for its part – in 2004.
    """
    roles = {ph.role for ph in piece.of("country")} & {ph.role for ph in clause.of("country")}
    is_set_apart = piece.has_dash and has_contrastive_particle(piece)
    return clause.has_verb and ("erg" in roles or ("nom" in roles and is_set_apart))


def _antecedent(phrases: Sequence[Phrase]) -> Phrase | None:
    """Return the antecedent of a relative after ``phrases``: the last mention, or a noun that stands for one.

    "The first country that …" refers to the country that the clause is about; "the law that …" to no mention.
    """
    noun: Phrase | None = None
    if phrases and programme_nouns.OTHER_TEXT.match(phrases[-1].text):
        return phrases[-1]
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
    """Return whether a noun is a request, which a relative may modify: a request for MAP, which A presented."""
    return "application" in light_nouns.lights_of(noun.text)


def _last_main(found: Sequence[Clause]) -> Clause | None:
    main = next(
        (c for c in reversed(found) if c.connective not in SUBORDINATE and (c.has_verb or c.gap_antecedent)), None
    )
    return main or (found[-1] if found else None)


def _continues_clause_before(piece: Clause, rest: Sequence[Clause]) -> bool:
    """Return whether a piece without a verb continues the clause before rather than beginning the next one.

    After a dash, only a list of countries does, or a lone date before a dependent clause: left – in 2009, when ….
    """
    if piece.connective == "dash" and (
        _is_bare_list(piece) or (_is_date_alone(piece) and _is_followed_by_dependent(rest))
    ):
        return True
    if piece.connective == "contrast" and _has_own_predicate(piece):
        return False
    return not _verb_follows(rest) and piece.connective != "stop"


def _is_date_alone(piece: Clause) -> bool:
    """Return whether a piece is only a date."""
    return bool(piece.phrases) and all(ph.kind == "date" for ph in piece.phrases)


def _is_followed_by_dependent(rest: Sequence[Clause]) -> bool:
    """Return whether the next piece is a dependent clause: when (როდესაც) …, which …."""
    return bool(rest) and rest[0].connective in ("subordinate", "relative")


def _has_own_predicate(piece: Clause) -> bool:
    """Return whether a piece after "but" has a predicate outside the lexicon of verbs: but it passes by PARP."""
    words = [
        ph for ph in piece.phrases if ph.kind == "word" and ph.form is None and not connectives.CONTRAST.match(ph.text)
    ]
    return bool(piece.of("programme")) and len([ph for ph in words if ph.text[0].isalpha()]) > _FEW_WORDS


def _is_bare_list(piece: Clause) -> bool:
    """Return whether a piece only lists the countries that the clause before a colon or dash referred to."""
    return bool(piece.subjects) and not (piece.of("date") or piece.of("programme"))


def _lists_members(piece: Clause) -> bool:
    """Return whether a relative only lists some of the countries of its matrix clause: among which was Ukraine."""
    texts = [ph.text for ph in piece.phrases]
    is_among = any(connectives.RELATIVE.match(a) and b == "შორის" for a, b in pairwise(texts))
    return is_among and any(text in _COPULAS for text in texts) and bool(piece.subjects)


def _verb_follows(rest: Sequence[Clause]) -> bool:
    """Return whether a piece with a verb follows that continues this clause, before the clause ends."""
    for piece in rest:
        if piece.connective in ("stop", "contrast"):
            return False
        if piece.connective not in ("relative", "sentence", "subordinate") and piece.has_verb:
            return True
    return False
