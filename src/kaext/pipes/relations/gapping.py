"""Which pieces of a sentence repeat the verb of another in thought: A joined in 1996, B in 1999."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.pipes.relations.clauses import Clause, Connective
from kaext.pipes.relations.phrases import SUBJECT, Phrase
from kaext.pipes.relations.words import actors, connectives, programme_nouns, reference

# Roles of countries that something is given to, done in (on an island) or done with.
_OBLIQUE = {"dat": "dat", "ben": "ben", "loc": "loc", "on": "loc", "com": "com"}
# What tells two of a kind apart.
_TELLING_APART = ("programme", "date")
# After so many words at most, "and" (კი) sets a piece against the one before; so many before the end of a sentence.
_BEFORE_TOO, _BEFORE_LATE_TOO = 3, 4


def is_gapped(piece: Clause, main: Clause, rest: Sequence[Clause]) -> bool:
    """Return whether a piece without verb repeats that of ``main``; ``rest`` follows it.

    It does where it has a country with a programme, a date or "not". A programme and a date do so too, where nobody
    else is named: A joined X in 1996, Y in 1999.
    """
    says_it_all = _says_it_all(piece, main) or _sets_a_date_against(piece)
    is_too = _is_too(piece, main)
    if not (says_it_all or is_too or _is_of_another(piece, main) or _is_denied(piece)):
        return False
    for following in rest:
        if following.connective in ("stop", "contrast") or _begins_another(following):
            return True
        if following.has_verb and connectives.ALSO.match(following.phrases[0].text):
            return False  # A, and also B, serve there
        if is_too and following.connective == "dash" and following.has_verb and not following.subjects:
            return says_it_all
        if following.connective not in ("relative", "sentence") and following.has_verb:
            return piece.has_dash or bool(following.subjects)
    return True


def _begins_another(following: Clause) -> bool:
    """Return whether "and" after a comma begins a clause of its own."""
    return following.connective == "comma" and following.phrases[0].text == "და" and len(following.phrases) > 1


def _says_it_all(piece: Clause, main: Clause) -> bool:
    """Return whether a piece names who and what or when: B in 1999, the second one in 1999, its new version – in 2009.

    B – in the second of two programmes.
    """
    is_in_other = piece.has_dash and any(ph.text in reference.WHICH_PROGRAMME for ph in piece.of("word"))
    if piece.of("country") and (is_in_other or any(map(piece.of, _TELLING_APART))):
        return True
    if not piece.of("date"):
        return False
    is_of_next = _is_next_one(piece, main) or _is_new_version(piece) or _are_more_troops(piece, main)
    is_of_rest = any(reference.OTHERS.match(ph.text) for ph in piece.of("word"))
    is_told_by_dash = piece.has_dash and (is_of_next or is_of_rest)
    is_told_by_dash = is_told_by_dash or _is_renewed_alone(piece)
    return is_told_by_dash or any(_is_ordinal_subject(ph, main) for ph in piece.phrases)


def _sets_a_date_against(piece: Clause) -> bool:
    """Return whether a piece after "but" says when, and has no subject of its own: but only in 1999."""
    is_date_alone = piece.connective == "contrast" and bool(piece.of("date"))
    return is_date_alone and not any(ph.form is None and ph.text.endswith("ები") for ph in piece.of("word"))


def _is_of_another(piece: Clause, main: Clause) -> bool:
    """Return whether a piece has a programme and a date as ``main`` has, and no noun that may be its subject."""
    has_both = all(place.of(kind) for place in (piece, main) for kind in _TELLING_APART)
    before = zip(piece.phrases, [*piece.phrases[1:], None], strict=True)
    words = [ph for ph, after in before if ph.kind == "word" and not _is_which(ph, after)]
    return has_both and not any(ph.role in SUBJECT and ph.text != "კი" for ph in words)


def _is_which(word: Phrase, after: Phrase | None) -> bool:
    """Whether a word before a programme says which of its versions is meant: the updated IPAP, the second one."""
    is_version = programme_nouns.RENEWED.match(word.text) or reference.NEXT.match(word.text)
    return is_version is not None and after is not None and after.kind == "programme"


def _is_denied(piece: Clause) -> bool:
    """Whether a piece says that somebody, or what is theirs, did not: B no (არა); X - not yet; co-host nobody."""
    is_of_nobody = has_contrastive_particle(piece) and not (piece.of("country") or piece.of("programme"))
    if is_of_nobody and any(ph.text in _NOBODY for ph in piece.phrases):
        return True
    is_told_apart = bool(piece.of("country")) or (piece.has_dash and bool(piece.of("programme")))
    return is_told_apart and any(ph.text == "არა" for ph in piece.phrases)


_NOBODY = frozenset({"არავინ", "არავის", "არსად"})


def _is_too(piece: Clause, main: Clause) -> bool:
    """Return whether a piece names who else did it, or to whom else it was done: Sweden, for its part, companies."""
    if piece.connective in ("comma", "stop") and piece.subjects and (has_contrastive_particle(piece) or piece.has_dash):
        return True
    is_added = piece.connective == "comma" and bool(piece.subjects) and _is_nothing_but_too(piece)
    is_counted = piece.connective == "comma" and piece.has_dash and any(ph.text[0].isdigit() for ph in piece.of("word"))
    if is_counted and _stand_alike(piece, main):
        return True
    has_object = piece.has_dash or (_has_object(piece) and _has_object(main))
    return is_added or (
        piece.connective == "comma" and has_object and has_contrastive_particle(piece) and _stand_alike(piece, main)
    )


def _is_nothing_but_too(piece: Clause) -> bool:
    """Return whether a piece is nothing but a country that did so as well (-ც): sent soldiers, Moldova too."""
    named = [ph for ph in piece.phrases if ph.text != "."]
    return all(ph.kind == "country" and ph.text.endswith("ც") for ph in named)


def _has_object(piece: Clause) -> bool:
    """Return whether a noun stands in the nominative: for Morocco a laboratory, for Mongolia a centre."""
    return any(ph.role == "nom" and ph.form is None and ph.text.endswith(_NOUN_ENDINGS) for ph in piece.of("word"))


# Of nouns in the nominative, not of adjectives in -ო.
_NOUN_ENDINGS = ("ი", "ა", "ე")


def _stand_alike(piece: Clause, main: Clause) -> bool:
    """Return whether the countries of two clauses stand in the same oblique case: in Serbia, to Serbia."""
    return bool({ph.role for ph in piece.of("country")} & {ph.role for ph in main.of("country")} & _OBLIQUE.keys())


def has_contrastive_particle(piece: Clause) -> bool:
    """Return whether "and" follows the first words of a piece: Sweden, for its part, companies."""
    return any(ph.text == "კი" for ph in piece.phrases[:_BEFORE_TOO]) and len(piece.phrases) >= _BEFORE_TOO


def _is_ordinal_subject(phrase: Phrase, main: Clause) -> bool:
    """Return whether a phrase is an ordinal that stands for a country: the second one did.

    In the nominative only after another: the first since 2005, the second since 2006.
    """
    if phrase.text not in reference.WHICH:
        return False
    is_second = not main.of("country") and any(ph.text in reference.WHICH for ph in main.phrases)
    return phrase.role in ("erg", "dat", "datgen") or is_second


def _is_next_one(piece: Clause, main: Clause) -> bool:
    """Whether an ordinal means the next of what a country did something to: its first plan then, the second …."""
    is_first = any(ph.text in reference.WHICH for ph in main.of("word"))
    is_of_one = sum(len(ph.ids) for ph in main.of("country")) == 1
    return is_first and is_of_one and any(ph.text in reference.WHICH and ph.role == "nom" for ph in piece.phrases)


def _are_more_troops(piece: Clause, main: Clause) -> bool:
    """Return whether a piece names what else one country sent: it sent a company in 2009, a battalion - in 2010."""
    are_sent = any(ph.role == "erg" for ph in main.of("country")) and not piece.of("country")
    troops = [[ph for ph in place.of("word") if actors.TROOPS.match(ph.text)] for place in (piece, main)]
    return are_sent and all(any(ph.role == "nom" for ph in named) for named in troops)


def _is_new_version(piece: Clause) -> bool:
    """Whether a piece names nothing but the new version of a plan that was done to: its second version in 2009."""
    pairs = pairwise(piece.phrases)
    is_new = any(programme_nouns.RENEWED.match(a.text) and programme_nouns.VERSION.match(b.text) for a, b in pairs)
    return is_new and not any(ph.role == "gen" for ph in piece.of("word"))


def _is_renewed_alone(piece: Clause) -> bool:
    """Return whether a piece says of a plan no more than that it was a new one, and when: the updated one in 2009."""
    words = [ph for ph in piece.of("word") if ph.text not in ("კი", ".")]
    return (
        has_contrastive_particle(piece)
        and len(words) == 1
        and words[0].role == "nom"
        and bool(programme_nouns.RENEWED.match(words[0].text))
    )


def split_at_contrastive_particle(
    waiting: list[Phrase], connective: Connective, piece: Clause
) -> tuple[Clause | None, Clause]:
    """Return what repeats the verb of ``piece``, and the piece with what waits for it after "and" (კი).

    X in Bulgaria, Y, however, in which A took part, in Slovenia was held.
    """
    too = next((i for i, ph in enumerate(waiting) if ph.text == "კი"), 0)
    date = too - 1 if too and waiting[too - 1].kind == "date" else too
    if 0 < date < too and not piece.of("programme"):
        whole = Clause([*waiting[date:], *piece.phrases], "comma")
        gapped = _gapped_forward(waiting[:date], connective, whole)
        if gapped is not None:
            return gapped, whole
    return _gapped_forward(waiting, connective, piece), piece


def _gapped_forward(waiting: list[Phrase], connective: Connective, piece: Clause) -> Clause | None:
    """Return what waits before ``piece`` as a clause of its own where both have a subject: one verb for two."""
    held = Clause(waiting, connective)
    if piece.phrases and connectives.ALSO.match(piece.phrases[0].text):
        return None
    is_two = all(place.of(kind) for place in (held, piece) for kind in _TELLING_APART)
    is_set_apart = any(ph.text == "კი" for ph in piece.phrases[:_BEFORE_LATE_TOO])
    if is_two and is_set_apart and not (held.of("country") or piece.of("country")):
        return held
    if _are_set_against(held, piece):
        return held
    is_another = held.subjects and piece.subjects and any(map(held.of, _TELLING_APART))
    return held if is_another else None


def _are_set_against(held: Clause, piece: Clause) -> bool:
    """Return whether "but" sets two alike against each other: the fund helped Serbia, but SPS Montenegro."""
    roles = [{_OBLIQUE[ph.role] for ph in place.of("country") if ph.role in _OBLIQUE} for place in (held, piece)]
    alike = roles[0] & roles[1]
    are_told_apart = any(held.of(kind) and piece.of(kind) for kind in _TELLING_APART)
    is_doing_both = has_contrastive_particle(piece) and any(ph.role == "erg" for ph in held.of("programme"))
    if is_doing_both and alike and _has_object(held) and _has_object(piece) and not piece.of("programme"):
        return True  # the programme brought about this in Armenia, that in Ukraine
    is_apart = piece.connective == "contrast" or (
        held.of("programme") and has_contrastive_particle(piece) and piece.of("programme")
    )
    return bool(is_apart and alike) and are_told_apart
