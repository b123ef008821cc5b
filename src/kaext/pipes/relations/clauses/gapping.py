"""Gapping: which pieces of a sentence repeat the elided verb of another: A joined in 1996, B in 1999."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kaext.pipes.relations.clauses.clause import Clause, Connective
from kaext.pipes.relations.phrases import SUBJECT, Phrase
from kaext.pipes.relations.words import actors, connectives, programme_nouns, reference, times

# Oblique roles of countries; -ზე counts as -ში (on an island, in a country).
_OBLIQUE = {"dat": "dat", "ben": "ben", "loc": "loc", "on": "loc", "com": "com"}
# Kinds of phrases that distinguish two parallel clauses.
_DISTINGUISHING = ("programme", "date")
# The contrastive particle კი (for its part) is among the first three phrases of a piece, four in a final clause.
_PARTICLE_REACH, _LATE_PARTICLE_REACH = 3, 4
# Nobody, nowhere, not a single one; the last also as two words.
_NOBODY = frozenset({"არავინ", "არავის", "არსად", "არცერთი", "ვერცერთი"})
_NOT_EVEN, _ONE = frozenset({"არც", "ვერც"}), "ერთი"
# Endings of nouns in the nominative; adjectives in -ო have another.
_NOUN_ENDINGS = ("ი", "ა", "ე")


def is_gapped(piece: Clause, main: Clause, rest: Sequence[Clause]) -> bool:
    """Return whether a piece without a verb repeats the verb of ``main``; ``rest`` are the pieces after it.

    It does where it has a country with a programme, a date or "not". A programme with a date is enough where no other
    subject is named: A joined X in 1996, Y in 1999.
    """
    is_parallel = _has_parallel_arguments(piece, main) or _contrasts_date(piece)
    is_added = _adds_participant(piece, main)
    if not (is_parallel or is_added or _has_other_programme(piece, main) or _is_negated(piece)):
        return False
    if all(any(ph.role == "agent" for ph in place.of("country")) for place in (piece, main)):
        return True  # X is used by A since 1996, by B since 1999
    for following in rest:
        if following.connective in ("stop", "contrast") or _begins_another(following):
            return True
        if following.has_verb and connectives.ALSO.match(following.phrases[0].text):
            return False  # A, and also B, serve there
        if is_added and following.connective == "dash" and following.has_verb and not following.subjects:
            return is_parallel
        if following.connective not in ("relative", "sentence") and following.has_verb:
            return piece.has_dash or bool(following.subjects)
    return True


def _begins_another(following: Clause) -> bool:
    """Return whether a comma and "and" begin a new clause."""
    return following.connective == "comma" and following.phrases[0].text == "და" and len(following.phrases) > 1


def _has_parallel_arguments(piece: Clause, main: Clause) -> bool:
    """Return whether a piece has its own participant with a programme or date, parallel to those of ``main``.

    B in 1999; the second one in 1999; its new version – in 2009; B – in the second of two programmes.
    """
    is_in_other = piece.has_dash and any(ph.text in reference.WHICH_PROGRAMME for ph in piece.of("word"))
    if piece.of("country") and (is_in_other or any(map(piece.of, _DISTINGUISHING))):
        return True
    if not piece.of("date"):
        return False
    is_of_next = _is_next_object(piece, main) or _is_new_version(piece) or _are_more_troops(piece, main)
    is_of_rest = any(reference.OTHERS.match(ph.text) for ph in piece.of("word"))
    is_after_dash = piece.has_dash and (is_of_next or is_of_rest)
    return is_after_dash or _is_renewed_alone(piece) or any(_is_ordinal_subject(ph, main) for ph in piece.phrases)


def _contrasts_date(piece: Clause) -> bool:
    """Return whether a piece after "but" has a date and no subject of its own: but only in 1999."""
    is_date_alone = piece.connective == "contrast" and bool(piece.of("date"))
    return is_date_alone and not any(ph.form is None and ph.text.endswith("ები") for ph in piece.of("word"))


def _has_other_programme(piece: Clause, main: Clause) -> bool:
    """Return whether a piece has a programme and a date or "later", and no noun that may be its subject.

    ``main`` has a programme and a date, too.
    """
    is_later = any(times.AT_ANOTHER_TIME.match(ph.text) for ph in piece.of("word"))
    has_both = all(place.of(kind) for place in (piece, main) for kind in _DISTINGUISHING)
    has_both = has_both or (is_later and bool(piece.of("programme")) and all(map(main.of, _DISTINGUISHING)))
    if not has_both:
        return False
    before = zip(piece.phrases, [*piece.phrases[1:], None], strict=True)
    words = [ph for ph, after in before if ph.kind == "word" and not _selects_version(ph, after)]
    return not any(ph.role in SUBJECT and ph.text != "კი" for ph in words)


def _selects_version(word: Phrase, after: Phrase | None) -> bool:
    """Return whether a word before a programme selects one of its versions: the updated IPAP, the second one."""
    is_version = programme_nouns.RENEWED.match(word.text) or reference.NEXT.match(word.text)
    return is_version is not None and after is not None and after.kind == "programme"


def _is_negated(piece: Clause) -> bool:
    """Return whether a piece negates the elided verb: B did not (არა); X – not yet; co-hosted by nobody."""
    is_of_nobody = has_contrastive_particle(piece) and not (piece.of("country") or piece.of("programme"))
    has_none = any(ph.text in _NOBODY for ph in piece.phrases)
    has_none = has_none or any(a.text in _NOT_EVEN and b.text == _ONE for a, b in pairwise(piece.phrases))
    if has_none and (is_of_nobody or piece.has_dash or has_contrastive_particle(piece)):
        return True
    if has_none and piece.subjects and all(_is_subject_or_none(ph) for ph in piece.phrases):
        return True
    is_contrasted = bool(piece.of("country")) or (piece.has_dash and bool(piece.of("programme")))
    return is_contrasted and any(ph.text == "არა" for ph in piece.phrases)


def _is_subject_or_none(phrase: Phrase) -> bool:
    """Return whether a phrase is a country, or a word for nobody or not a single one."""
    return phrase.kind == "country" or phrase.text in _NOBODY | _NOT_EVEN | {_ONE, "."}


def _adds_participant(piece: Clause, main: Clause) -> bool:
    """Return whether a piece adds another participant: A sent medics, Sweden, for its part, companies."""
    if piece.connective in ("comma", "stop") and piece.subjects and (has_contrastive_particle(piece) or piece.has_dash):
        return True
    if piece.connective == "comma" and _is_second_of_two(piece, main):
        return True
    is_added = piece.connective == "comma" and bool(piece.subjects) and _is_additive_alone(piece)
    is_counted = piece.connective == "comma" and piece.has_dash and any(ph.text[0].isdigit() for ph in piece.of("word"))
    if is_counted and _have_oblique_alike(piece, main):
        return True
    has_object = piece.has_dash or (_has_object(piece) and _has_object(main))
    return is_added or (
        piece.connective == "comma"
        and has_object
        and has_contrastive_particle(piece)
        and _have_oblique_alike(piece, main)
    )


def _is_second_of_two(piece: Clause, main: Clause) -> bool:
    """Return whether an ordinal is the subject of a piece, as one is of ``main``: the first …, the second …."""
    ordinals = [
        next((ph for ph in place.of("word") if ph.text in reference.WHICH and ph.role == "erg"), None)
        for place in (main, piece)
    ]
    return ordinals[0] is not None and ordinals[1] is piece.phrases[0] and len(piece.phrases) > 1


def _is_additive_alone(piece: Clause) -> bool:
    """Return whether a piece is only a country with the additive particle -ც: sent soldiers, Moldova too."""
    named = [ph for ph in piece.phrases if ph.text != "."]
    return all(ph.kind == "country" and ph.text.endswith("ც") for ph in named)


def _has_object(piece: Clause) -> bool:
    """Return whether a piece has an object, a noun in the nominative: for Morocco a laboratory."""
    return any(ph.role == "nom" and ph.form is None and ph.text.endswith(_NOUN_ENDINGS) for ph in piece.of("word"))


def _have_oblique_alike(piece: Clause, main: Clause) -> bool:
    """Return whether two clauses have countries in the same oblique case: in Serbia, in Albania."""
    return bool({ph.role for ph in piece.of("country")} & {ph.role for ph in main.of("country")} & _OBLIQUE.keys())


def has_contrastive_particle(piece: Clause) -> bool:
    """Return whether the contrastive particle კი is near the start of a piece: Sweden, for its part, companies."""
    return any(ph.text == "კი" for ph in piece.phrases[:_PARTICLE_REACH]) and len(piece.phrases) >= _PARTICLE_REACH


def _is_ordinal_subject(phrase: Phrase, main: Clause) -> bool:
    """Return whether a phrase is an ordinal that stands for a country: the second one in 1999.

    In the nominative it counts only after another ordinal: the first since 2005, the second since 2006.
    """
    if phrase.text not in reference.WHICH:
        return False
    is_second = not main.of("country") and any(ph.text in reference.WHICH for ph in main.phrases)
    return phrase.role in ("erg", "dat", "datgen") or is_second


def _is_next_object(piece: Clause, main: Clause) -> bool:
    """Return whether an ordinal is the next object of one country: its first plan in 2004, the second – in 2009."""
    is_first = any(ph.text in reference.WHICH for ph in main.of("word"))
    is_of_one = sum(len(ph.ids) for ph in main.of("country")) == 1
    return is_first and is_of_one and any(ph.text in reference.WHICH and ph.role == "nom" for ph in piece.phrases)


def _are_more_troops(piece: Clause, main: Clause) -> bool:
    """Return whether a piece names more troops of one country: it sent a company in 2009, a battalion – in 2010."""
    are_sent = any(ph.role == "erg" for ph in main.of("country")) and not piece.of("country")
    troops = [[ph for ph in place.of("word") if actors.TROOPS.match(ph.text)] for place in (piece, main)]
    return are_sent and all(any(ph.role == "nom" for ph in named) for named in troops)


def _is_new_version(piece: Clause) -> bool:
    """Return whether a piece names only the new version of a plan: its second version in 2009."""
    pairs = pairwise(piece.phrases)
    is_new = any(programme_nouns.RENEWED.match(a.text) and programme_nouns.VERSION.match(b.text) for a, b in pairs)
    return is_new and not any(ph.role == "gen" for ph in piece.of("word"))


def _is_renewed_alone(piece: Clause) -> bool:
    """Return whether a piece is only an attribute for a new plan, კი and a date: the updated one, then, in 2009."""
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
    """Split the waiting phrases at the contrastive particle კი where the verb of ``piece`` serves two clauses.

    X in Bulgaria, Y, however, in which A took part, in Slovenia was held.

    Returns
    -------
    tuple[Clause | None, Clause]
        The clause that repeats the verb of ``piece``, None if there is none, and the piece with the phrases after it.
    """
    if not waiting:
        return None, piece
    too = next((i for i, ph in enumerate(waiting) if ph.text == "კი"), 0)
    date = too - 1 if too and waiting[too - 1].kind == "date" else too
    if 0 < date < too and not piece.of("programme"):
        whole = Clause([*waiting[date:], *piece.phrases], "comma")
        gapped = _gapped_forward(waiting[:date], connective, whole)
        if gapped is not None:
            return gapped, whole
    return _gapped_forward(waiting, connective, piece), piece


def _gapped_forward(waiting: list[Phrase], connective: Connective, piece: Clause) -> Clause | None:
    """Return the waiting phrases as a clause of its own where the verb of ``piece`` serves both; else None."""
    held = Clause(waiting, connective)
    if piece.phrases and connectives.ALSO.match(piece.phrases[0].text):
        return None
    is_two = all(place.of(kind) for place in (held, piece) for kind in _DISTINGUISHING)
    is_set_apart = any(ph.text == "კი" for ph in piece.phrases[:_LATE_PARTICLE_REACH])
    if is_two and is_set_apart and not (held.of("country") or piece.of("country")):
        return held
    if _are_contrasted(held, piece):
        return held
    is_another = held.subjects and piece.subjects and any(map(held.of, _DISTINGUISHING))
    return held if is_another else None


def _are_contrasted(held: Clause, piece: Clause) -> bool:
    """Return whether "but" or კი contrasts two parallel clauses: the fund helped Serbia, but SPS Montenegro."""
    roles = [{_OBLIQUE[ph.role] for ph in place.of("country") if ph.role in _OBLIQUE} for place in (held, piece)]
    alike = roles[0] & roles[1]
    are_distinguished = any(held.of(kind) and piece.of(kind) for kind in _DISTINGUISHING)
    is_doing_both = has_contrastive_particle(piece) and any(ph.role == "erg" for ph in held.of("programme"))
    if is_doing_both and alike and _has_object(held) and _has_object(piece) and not piece.of("programme"):
        return True  # the programme founded a school in Armenia, and a laboratory in Ukraine
    is_apart = piece.connective == "contrast" or (
        held.of("programme") and has_contrastive_particle(piece) and piece.of("programme")
    )
    return bool(is_apart and alike) and are_distinguished
