"""The clauses of a sentence: what belongs to which verb.

Georgian puts the verb anywhere, leaves it out where it would be repeated (gapping), and hangs relative clauses into the
middle of a main clause. A sentence is cut at commas, dashes, brackets and conjunctions, then the pieces without a verb
go to the verb they belong to, or repeat it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from kaext.pipes.relations.finite import is_finite
from kaext.pipes.relations.phrases import SUBJECT, Phrase
from kaext.pipes.relations.words import linking, listing, modality, pointing, states, times, works

# A clause is looked through for its verb again and again; what a word may be depends on the word alone.
_MAX_REMEMBERED = 20_000
# What opens clauses that depend on another.
SUBORDINATE = frozenset({"relative", "sentence", "subordinate", "condition", "that"})
_INTRODUCING_CONTENT = frozenset({"comma", "that", "dash"})
# What joins the next clause of what is said to the one before: he said that A did this, but B did that.
_GOING_ON = frozenset({"comma", "and", "contrast"})


@dataclass(slots=True)
class Clause:
    """Phrases around one verb.

    ``opener`` is what joins the clause to what stands before it: "", comma, dash, stop, and, contrast, relative,
    sentence (a relative to the whole clause before), subordinate, condition, that. ``antecedent`` is what a relative
    refers to; ``before`` the clause that a shared subject or programme is taken from; ``model`` the clause whose verb
    is repeated in thought (``has_dash``: a dash stands for it); ``content`` what follows and may say what was offered
    or meant; ``happened`` when it happened, where the next clause says it (which was in 1996).
    """

    phrases: list[Phrase]
    opener: str = ""
    antecedent: Phrase | None = None
    before: Clause | None = None
    model: Clause | None = None
    content: Clause | None = None
    is_open: bool = field(default=False)
    has_dash: bool = field(default=False)
    happened: tuple[str, ...] = ()
    # How many phrases it had when it was last asked for its verb, and what the answer was: it is asked often.
    _asked: tuple[int, bool] = field(default=(0, False), repr=False, compare=False)
    # The same of its phrases by their kinds.
    _sorted: tuple[int, dict[str, list[Phrase]]] = field(default=(0, {}), repr=False, compare=False)

    @property
    def has_verb(self) -> bool:
        """Whether a finite verb stands in it."""
        if self._asked[0] != len(self.phrases):
            self._asked = len(self.phrases), any(is_finite(phrase, self.phrases) for phrase in self.phrases)
        return self._asked[1]

    @property
    def has_verb_in_thought(self) -> bool:
        """Whether it has a verb of its own or repeats another's."""
        return self.has_verb or self.model is not None

    def of(self, kind: str) -> Sequence[Phrase]:
        """Return its phrases of one kind."""
        if self._sorted[0] != len(self.phrases):
            by_kind: dict[str, list[Phrase]] = {}
            for phrase in self.phrases:
                by_kind.setdefault(phrase.kind, []).append(phrase)
            self._sorted = len(self.phrases), by_kind
        return self._sorted[1].get(kind, ())


def clauses_of(row: Sequence[Phrase]) -> list[Clause]:
    """Return the clauses of a sentence in the order of their beginnings."""
    row, asides = _without_labelled_brackets(row)
    pieces = list(_pieces(row))
    assembly = _Assembly()
    for index, piece in enumerate(pieces):
        assembly.take(piece, pieces[index + 1 :])
    assembly.close()
    found = assembly.found
    found.extend(Clause(aside, "dash", before=_last_main(found)) for aside in asides)
    for clause, following in pairwise(found):
        if following.opener in _INTRODUCING_CONTENT:
            clause.content = following
        says_when = following.opener == "sentence" or (following.opener == "dash" and _begins_with_this(following))
        if says_when and any(times.HAPPENED.match(ph.text) for ph in following.phrases):
            clause.happened = next((ph.ids for ph in following.of("date") if ph.ids), ())
    return found


def _begins_with_this(clause: Clause) -> bool:
    """Tell whether a clause after a colon says of what was told no more than when: this happened in 1996."""
    is_of_this = pointing.THIS.match(clause.phrases[0].text) is not None and not any(
        map(clause.of, ("country", "programme"))
    )
    return is_of_this and not any(modality.NEGATION.match(ph.text) for ph in clause.of("word"))


@dataclass(slots=True)
class _Assembly:
    """The clauses found so far, and the phrases that wait for the verb they belong to, with what joins them."""

    found: list[Clause] = field(default_factory=list)
    waiting: list[Phrase] = field(default_factory=list)
    opener: str = ""

    def take(self, piece: Clause, rest: Sequence[Clause]) -> None:
        """Put the next piece of the sentence where it belongs; ``rest`` follows it."""
        if piece.opener == "stop":
            self.close()
        if piece.opener == "that" and self.found and self.found[-1].opener == "subordinate":  # although it is so that
            self.found[-1].is_open = False
        open_clause = next((clause for clause in reversed(self.found) if clause.is_open), None)
        if piece.opener in SUBORDINATE:
            self._add_subordinate(piece)
        elif open_clause is not None and piece.opener != "stop":
            open_clause.phrases.extend(piece.phrases)
            open_clause.is_open = not open_clause.has_verb
        elif piece.has_verb:
            self._add_with_verb(piece)
        else:
            self._add_without_verb(piece, rest)

    def _clause_before(self, piece: Clause) -> Clause | None:
        """Return the clause that a piece goes on from: what somebody said, after "and", "but" or a comma, too."""
        last = self.found[-1] if self.found else None
        if last is not None and last.opener == "that" and last.has_verb and piece.opener in _GOING_ON and last.before:
            return last if last.before.has_verb and not self.waiting else _last_main(self.found)
        return _last_main(self.found)

    def close(self) -> None:
        """Make what waits a clause of its own: no verb comes any more."""
        if self.waiting:
            self.found.append(Clause(self.waiting, self.opener, before=_last_main(self.found)))
            self.waiting, self.opener = [], ""

    def _add_subordinate(self, piece: Clause) -> None:
        if piece.opener == "relative":
            piece.antecedent = self._antecedent_of(piece)
        is_since = any(ph.kind == "date" and times.SINCE_IS.search(ph.text) for ph in piece.phrases)
        piece.is_open = not (piece.has_verb or is_since)
        piece.before = _last_main(self.found) or (Clause(list(self.waiting)) if self.waiting else None)
        if piece.before is not None and piece.before.has_verb and _names_some(piece):
            piece.model = piece.before
        self.found.append(piece)

    def _antecedent_of(self, piece: Clause) -> Phrase | None:
        """Return what a relative refers to: after "and", what the relative before it did."""
        last = self.found[-1] if self.found else None
        is_next = last is not None and last.opener == "relative" and bool(last.phrases)
        if is_next and last is not None and linking.AND.match(last.phrases[-1].text):
            return last.antecedent
        return _antecedent(self.waiting or (last.phrases if last is not None else []))

    def _add_with_verb(self, piece: Clause) -> None:
        gapped, piece = _parted_by_too(self.waiting, self.opener, piece)
        if gapped is not None:
            gapped.before = _last_main(self.found)
            self.found.append(gapped)
            self.waiting = []
        opener = self.opener if self.waiting else piece.opener
        piece.before = self._clause_before(piece) if not self.waiting else _last_main(self.found)
        clause = Clause([*self.waiting, *piece.phrases], opener, before=piece.before)
        if gapped is not None:
            gapped.model = clause
        self.found.append(clause)
        self.waiting, self.opener = [], ""

    def _add_without_verb(self, piece: Clause, rest: Sequence[Clause]) -> None:
        main = self._clause_before(piece)
        is_of_relative = main is not None and main.opener in SUBORDINATE
        is_begun = bool(self.waiting) and is_of_relative and _verb_follows(rest)
        if main is not None and not is_begun and main.has_verb_in_thought and _is_gapped(piece, main, rest):
            self.found.append(Clause(piece.phrases, piece.opener, before=main, model=main.model or main))
        elif main is not None and not self.waiting and _goes_on(piece, rest_has_verb=_verb_follows(rest)):
            main.phrases.extend(piece.phrases)
        else:
            self.opener = self.opener or piece.opener
            self.waiting.extend(piece.phrases)


def _without_labelled_brackets(row: Sequence[Phrase]) -> tuple[list[Phrase], list[list[Phrase]]]:
    """Take out brackets that say what countries are: (lead nations: Norway and Canada)."""
    kept: list[Phrase] = []
    asides: list[list[Phrase]] = []
    begin = 0
    for index, phrase in enumerate(row):
        if phrase.kind == "open":
            begin = len(kept)
        kept.append(phrase)
        inside = kept[begin + 1 : -1]
        if phrase.kind == "close" and kept[begin].kind == "open" and index and _is_labelled(inside):
            asides.append(inside)
            del kept[begin:]
    return kept, asides


def _is_labelled(phrases: Sequence[Phrase]) -> bool:
    words = [ph.text for ph in phrases if ph.kind == "word"]
    has_label = any(pattern.match(word) for word in words for pattern in listing.LABELS.values())
    return has_label and any(ph.kind == "country" for ph in phrases) and not Clause(list(phrases)).has_verb


def _pieces(row: Sequence[Phrase]) -> Iterator[Clause]:
    merged: list[Clause] = []
    for piece in _cut(row):
        if not piece.phrases:
            continue
        if piece.opener == "dash" and merged and not piece.has_verb and not merged[-1].has_verb:
            merged[-1].phrases.extend(piece.phrases)
            merged[-1].has_dash = True
            continue
        merged.append(piece)
    for piece in merged:
        yield from _split_at_and(piece)


def _cut(row: Sequence[Phrase]) -> Iterator[Clause]:
    current = Clause([])
    held: list[Clause] = []
    for phrase in row:
        opener = _opener(phrase)
        if phrase.text == "თუ" and current.phrases:  # inside a clause it means "or"
            opener = ""
        if phrase.kind == "open":
            held.append(current)
            current = Clause([], "dash")
            continue
        if phrase.kind == "close" and held:
            inner, current = current, held.pop()
            if inner.has_verb and not _is_reference(inner):
                yield inner
            elif not _is_reference(inner):
                current.phrases.extend(inner.phrases)
            continue
        if not opener:
            current.phrases.append(phrase)
            continue
        if phrase.kind != "word":
            yield current
            current = Clause([], opener)
            continue
        is_held_back = opener == "that" and _lacks_only_that(current)
        if not current.phrases or is_held_back or (opener == "relative" and _is_only_head(current.phrases)):
            current.opener = (
                opener if current.opener in ("", "comma", "dash", "and") or opener != "and" else current.opener
            )
        else:
            yield current
            current = Clause([], opener)
        current.phrases.append(phrase)
    while held:
        yield current
        current = held.pop()
    yield current


def _is_reference(clause: Clause) -> bool:
    return bool(clause.phrases) and linking.SEE.match(clause.phrases[0].text) is not None


def _lacks_only_that(clause: Clause) -> bool:
    """Tell whether what stands before "that" belongs to the clause that it opens: if Ukraine had (უკრაინა რომ)."""
    is_announced = bool(clause.phrases) and linking.ANNOUNCES_THAT.match(clause.phrases[-1].text) is not None
    return bool(clause.of("country") or clause.of("programme")) and not (clause.has_verb or is_announced)


def _is_only_head(phrases: Sequence[Phrase]) -> bool:
    return all(phrase.kind == "word" and linking.AND.match(phrase.text) for phrase in phrases)


def _opener(phrase: Phrase) -> str:
    if phrase.kind in ("comma", "dash", "stop"):
        return phrase.kind
    return _opener_of(phrase.text) if phrase.kind == "word" else ""


@lru_cache(maxsize=_MAX_REMEMBERED)
def _opener_of(word: str) -> str:
    for name, pattern in (
        ("relative", linking.RELATIVE),
        ("sentence", linking.SENTENCE_RELATIVE),
        ("contrast", linking.CONTRAST),
        ("subordinate", linking.SUBORDINATING),
        ("condition", linking.PURPOSE_OR_CONDITION),
        ("that", linking.THAT),
    ):
        if pattern.match(word):
            return name
    return ""


def _split_at_and(piece: Clause) -> Iterator[Clause]:
    """Cut a piece at each "and" with a verb on either side."""
    phrases = piece.phrases
    if all(phrase.text != "და" for phrase in phrases):
        yield piece
        return
    verbs = [index for index, phrase in enumerate(phrases) if is_finite(phrase, phrases)]
    start, opener = 0, piece.opener
    for index, phrase in enumerate(phrases):
        if phrase.text != "და" or not verbs or bisect_left(verbs, index) in (bisect_left(verbs, start), len(verbs)):
            continue
        yield Clause(phrases[start:index], opener)
        start, opener = index + 1, piece.opener if piece.opener == "condition" else "and"
    yield Clause(phrases[start:], opener, antecedent=piece.antecedent, has_dash=piece.has_dash)


def _antecedent(phrases: Sequence[Phrase]) -> Phrase | None:
    """Return what a relative after ``phrases`` refers to: the last mention, or noun that stands for one.

    "The first country that …" is the country of which the clause says that; what a programme paid for is not it.
    """
    noun: Phrase | None = None
    for phrase in reversed(phrases):
        if phrase.kind == "programme" and phrase.role == "frame" and noun is not None:
            return noun
        if phrase.kind in ("country", "programme"):
            return phrase
        if phrase.kind == "word" and phrase.role == "nom" and phrase.form is None and not is_finite(phrase, phrases):
            noun = noun or phrase
        if phrase.kind == "word" and states.COUNTRY_NOUN.match(phrase.text):
            return next((ph for ph in phrases if ph.kind == "country" and ph.role == "nom"), phrase)
        if phrase.kind == "word" and works.POINTS_BACK.match(phrase.text):
            return next((ph for ph in phrases if ph.kind == "programme" and ph.head == phrase.text), phrase)
    return None


def _last_main(found: Sequence[Clause]) -> Clause | None:
    main = next((c for c in reversed(found) if c.opener not in SUBORDINATE and (c.has_verb or c.model)), None)
    return main or (found[-1] if found else None)


def _subject_like(phrases: Iterable[Phrase]) -> list[Phrase]:
    return [ph for ph in phrases if ph.kind == "country" and ph.role in SUBJECT]


def _is_gapped(piece: Clause, main: Clause, rest: Sequence[Clause]) -> bool:
    """Tell whether a piece without verb repeats that of ``main``: a country with a programme, a date or "not".

    A programme and a date do so too, where nobody else is named: A joined X in 1996, Y in 1999.
    """
    own = bool(piece.of("country")) and bool(piece.of("date") or piece.of("programme"))
    own = own or (bool(piece.of("date")) and any(_is_ordinal_subject(ph, main) for ph in piece.phrases))
    is_next = _is_next_one(piece, main) or _is_new_version(piece)
    own = own or (bool(piece.of("date")) and piece.has_dash and is_next)
    has_subject = any(ph.kind == "word" and ph.form is None and ph.text.endswith("ები") for ph in piece.phrases)
    only_date = piece.opener == "contrast" and bool(piece.of("date")) and not has_subject
    has_both = all(place.of(kind) for place in (piece, main) for kind in ("programme", "date"))
    of_another = has_both and not any(ph.kind == "word" and ph.role in SUBJECT for ph in piece.phrases)
    is_denied = bool(_subject_like(piece.phrases)) and any(ph.text == "არა" for ph in piece.phrases)
    is_too = piece.opener in ("comma", "stop") and bool(_subject_like(piece.phrases))
    is_too = is_too and (_has_too(piece) or piece.has_dash)
    is_too = is_too or (piece.opener == "comma" and piece.has_dash and _has_too(piece) and _stand_alike(piece, main))
    if not (own or of_another or only_date or is_denied or is_too):
        return False
    for following in rest:
        if following.opener in ("stop", "contrast"):
            return True
        if is_too and following.opener == "dash" and following.has_verb and not _subject_like(following.phrases):
            return own or only_date
        if following.opener not in ("relative", "sentence") and following.has_verb:
            return piece.has_dash or bool(_subject_like(following.phrases))
    return True


def _stand_alike(piece: Clause, main: Clause) -> bool:
    """Tell whether the countries of two clauses stand in the same oblique case: in Serbia, to Serbia."""
    return bool({ph.role for ph in piece.of("country")} & {ph.role for ph in main.of("country")} & _OBLIQUE.keys())


def _has_too(piece: Clause) -> bool:
    """Tell whether "and" follows the first words of a piece: Sweden, for its part, companies."""
    return any(ph.text == "კი" for ph in piece.phrases[:3]) and len(piece.phrases) > 2


def _goes_on(piece: Clause, *, rest_has_verb: bool) -> bool:
    """Tell whether a piece without verb belongs to the clause before it rather than to the one after."""
    if piece.opener == "dash" and _is_bare_list(piece):
        return True
    if piece.opener == "contrast" and _says_something_else(piece):
        return False
    return not rest_has_verb and piece.opener != "stop"


def _is_ordinal_subject(phrase: Phrase, main: Clause) -> bool:
    """Tell whether a phrase is an ordinal that stands for a country: the second one did.

    In the nominative only after another: the first since 2005, the second since 2006.
    """
    if phrase.text not in pointing.WHICH:
        return False
    is_second = not main.of("country") and any(ph.text in pointing.WHICH for ph in main.phrases)
    return phrase.role in ("erg", "dat", "datgen") or is_second


def _is_next_one(piece: Clause, main: Clause) -> bool:
    """Tell whether an ordinal means the next of what a country did something to: its first plan then, the second …."""
    is_first = any(ph.text in pointing.WHICH for ph in main.phrases if ph.kind == "word")
    is_of_one = sum(len(ph.ids) for ph in main.of("country")) == 1
    return is_first and is_of_one and any(ph.text in pointing.WHICH and ph.role == "nom" for ph in piece.phrases)


def _is_new_version(piece: Clause) -> bool:
    """Tell whether a piece names nothing but the new version of a plan that was done to: its second version in 2009."""
    pairs = pairwise(piece.phrases)
    is_new = any(works.RENEWED.match(a.text) and works.VERSION.match(b.text) for a, b in pairs)
    return is_new and not any(ph.role == "gen" for ph in piece.of("word"))


def _says_something_else(piece: Clause) -> bool:
    """Tell whether a piece after "but" has words of its own for what is done: but it passes by PARP."""
    words = [
        ph for ph in piece.phrases if ph.kind == "word" and ph.form is None and not linking.CONTRAST.match(ph.text)
    ]
    return bool(piece.of("programme")) and len([ph for ph in words if ph.text[0].isalpha()]) > _FEW_WORDS


_FEW_WORDS = 2


def _is_bare_list(piece: Clause) -> bool:
    """Tell whether a piece only says which countries the clause before a colon or dash meant."""
    return bool(_subject_like(piece.phrases)) and not (piece.of("date") or piece.of("programme"))


def _parted_by_too(waiting: list[Phrase], opener: str, piece: Clause) -> tuple[Clause | None, Clause]:
    """Return what repeats the verb of ``piece``, and the piece with what waits for it after "and" (კი).

    X in Bulgaria, Y, however, in which A took part, in Slovenia was held.
    """
    too = next((i for i, ph in enumerate(waiting) if ph.text == "კი"), 0)
    date = too - 1 if too and waiting[too - 1].kind == "date" else too
    if 0 < date < too and not piece.of("programme"):
        whole = Clause([*waiting[date:], *piece.phrases], "comma")
        gapped = _gapped_forward(waiting[:date], opener, whole)
        if gapped is not None:
            return gapped, whole
    return _gapped_forward(waiting, opener, piece), piece


def _gapped_forward(waiting: list[Phrase], opener: str, piece: Clause) -> Clause | None:
    """Return what waits before ``piece`` as a clause of its own where both have a subject: one verb for two."""
    held = Clause(waiting, opener)
    is_two = all(place.of(kind) for place in (held, piece) for kind in ("programme", "date"))
    if is_two and not (held.of("country") or piece.of("country")) and any(ph.text == "კი" for ph in piece.phrases[:4]):
        return held
    if _are_set_against(held, piece):
        return held
    if not _subject_like(waiting) or not (held.of("date") or held.of("programme")):
        return None
    return held if _subject_like(piece.phrases) else None


def _are_set_against(held: Clause, piece: Clause) -> bool:
    """Tell whether "but" sets two alike against each other: the fund helped Serbia, but SPS Montenegro."""
    roles = [{_OBLIQUE[ph.role] for ph in place.of("country") if ph.role in _OBLIQUE} for place in (held, piece)]
    alike = roles[0] & roles[1]
    are_told_apart = any(held.of(kind) and piece.of(kind) for kind in ("programme", "date"))
    is_apart = piece.opener == "contrast" or (held.of("programme") and _has_too(piece) and piece.of("programme"))
    return bool(is_apart and alike) and are_told_apart


# Roles of countries that something is given to, done in (on an island) or done with.
_OBLIQUE = {"dat": "dat", "ben": "ben", "loc": "loc", "on": "loc", "com": "com"}


def _names_some(piece: Clause) -> bool:
    """Tell whether a relative only says which countries are among those spoken of: among which was Ukraine."""
    texts = [ph.text for ph in piece.phrases]
    is_among = any(linking.RELATIVE.match(a) and b == "შორის" for a, b in pairwise(texts))
    return is_among and any(text in _COPULAS for text in texts) and bool(_subject_like(piece.phrases))


_COPULAS = frozenset({"არის", "არიან", "იყო", "იყვნენ", "იქნება", "იქნებიან"})


def _verb_follows(rest: Sequence[Clause]) -> bool:
    for piece in rest:
        if piece.opener in ("stop", "contrast"):
            return False
        if piece.opener not in ("relative", "sentence", "subordinate") and piece.has_verb:
            return True
    return False
