"""Dates that another part of the sentence gives an event: its head, a relative, the preceding clause, a colon."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from kaext.ka.calendar import OPEN
from kaext.pipes.relations.arguments.clause_content import has_light_noun, is_about_this_project
from kaext.pipes.relations.arguments.scope import Party, Sentence
from kaext.pipes.relations.clauses.clause import Clause
from kaext.pipes.relations.clauses.gapping import has_contrastive_particle
from kaext.pipes.relations.context.discourse import interval_of, programmes_of
from kaext.pipes.relations.phrases import PLACE, SUBJECT, Phrase, dated
from kaext.pipes.relations.predication.frames import Event
from kaext.pipes.relations.predication.subjects import is_imperfect
from kaext.pipes.relations.programme_kinds import TRANSFER_VERBS, is_named_fund, is_operation
from kaext.pipes.relations.temporal.attachment import own_dates
from kaext.pipes.relations.words import (
    actors,
    connectives,
    light_nouns,
    predicates,
    programme_nouns,
    reference,
    times,
)

# Verbs of founding.
_FOUNDED = frozenset({"შეიქმნება", "დაფუძნდება", "დაარსდება", "ჩამოყალიბდება"})
# The farthest place from the beginning of a relative, in phrases: "whose", modifiers, the place.
_REACH = 4
# Here: "officers train here", since it was opened.
_HERE = "აქ"
# Length of a relative that only dates its noun, in phrases: the comma, the relative pronoun, the date and the verb.
_RELATIVE_DATE = 4
# Rules of taking part.
_PARTICIPATION = frozenset({"take", "serve", "send", "join"})


def date_in_sentence(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the date that another part of the sentence gives an event."""
    return (
        _date_at_head(event, clause, sentence)
        or _date_of_gap_antecedent(event, clause)
        or _date_of_antecedent(event, clause, sentence)
        or _date_of_work_led(event, clause, sentence)
        or _date_after_colon(event, clause, sentence)
        or _date_of_occasion(clause, sentence)
        or _date_by_relative_of_programme(event, clause, sentence)
    )


def _date_at_head(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the date at the head of a sentence that coordinated clauses share."""
    before = clause.parent
    if before is None or _is_state_after_act(event, clause, before):
        return ()
    if clause.connective == "sentence":
        return only_value(before.of("date"))
    is_when = clause.connective == "subordinate" and connectives.WHEN.match(clause.phrases[0].text)
    if clause.connective == "dash" or is_when:
        return only_value(own_dates(before, None)) or (() if is_when else _date_of_occasion(before, sentence))
    if clause.connective == "and":
        if _begins_with_date(before):
            return only_value(own_dates(before, None)) or next(ph.ids for ph in before.phrases if ph.kind == "date")
        dates = only_value([ph for ph in before.of("date") if ph.role != "gen" or ph.bound])
        return dates if dates and "/" not in dates[0] and not clause.of("programme") else ()
    if clause.connective != "comma":
        return ()
    first = next((ph for ph in sentence.phrases if ph.kind != "word" or ph.form is not None or ph.role == "erg"), None)
    is_told = first is not None and first.kind == "date" and any(ph is first for ph in own_dates(before, None))
    is_of_other = is_told and has_contrastive_particle(clause) and sentence.phrases[0].role == "nom"
    return first.ids if first is not None and is_told and not is_of_other else ()


def _begins_with_date(clause: Clause) -> bool:
    """Return whether a clause begins with a date, or with its subject and a date."""
    begin = [ph for ph in clause.phrases if not connectives.CONTRAST.match(ph.text)][:2]
    is_subject = len(begin) > 1 and begin[0].kind == "country" and begin[0].role in SUBJECT and not begin[0].head_kind
    return bool(begin) and begin[is_subject].kind == "date" and bool(begin[is_subject].ids)


def _is_state_after_act(event: Event, clause: Clause, before: Clause) -> bool:
    """Return whether a clause states what is so now, after one that states an act: "joined it and now is a member"."""
    says_now = any(
        times.NOW.match(ph.text) or (clause.connective == "dash" and ph.text == _HERE) for ph in clause.phrases
    )
    is_now = event.tense == "present" and says_now and clause.gap_antecedent is None
    is_told = any(ph.form is not None and ph.form.tense == "past" for ph in before.of("word"))
    return is_now and is_told and not any(ph.bound == "since" for ph in before.of("date"))


def _date_of_gap_antecedent(event: Event, clause: Clause) -> tuple[str, ...]:
    """Return the date of the clause whose verb is repeated, if it precedes the subject: "in 1996 A sent troops, B too".

    Any date of it counts where the clauses differ in numbers only: "A sent ten officers in 1996, and B 94".
    """
    model = clause.gap_antecedent
    dates = own_dates(model, None) if model is not None else []
    countries = model.of("country") if model is not None else []
    is_of_both = bool(countries) and len(dates) == 1 and dates[0].end <= countries[0].start
    is_of_both = is_of_both or (len(dates) == 1 and event.rule in TRANSFER_VERBS and _contrasts_number(clause))
    return dates[0].ids if is_of_both else ()


def _contrasts_number(clause: Clause) -> bool:
    """Return whether a clause is a country, კი (but) and a number: "but Azerbaijan 94 soldiers"."""
    country, but, number = [*clause.phrases[:3], None, None, None][:3]
    if country is None or but is None or number is None or clause.of("programme"):
        return False
    return country.kind == "country" and but.text == "კი" and number.text[0].isdigit()


def _date_of_antecedent(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the only date of a sentence for a relative clause on its programme: what was done in it was done then.

    An open interval is used for a present host only: participants may have come later.
    """
    if clause.connective != "relative" or clause.antecedent is None or clause.antecedent.kind != "programme":
        return ()
    relatives = [ph for ph in clause.phrases if ph.kind == "word" and connectives.RELATIVE.match(ph.text)]
    is_party = any(light_nouns.lights_of(ph.text) & {"founder", "host"} for ph in clause.phrases if ph.kind == "word")
    is_inside = any(ph.role == "loc" or (ph.role == "gen" and is_party) for ph in relatives)
    after = clause.phrases[-1].end
    dates = dated(list(takewhile(lambda ph: ph.kind != "stop" or ph.start < after, sentence.phrases)))
    is_hosted = is_hosting_now(event) and clause.antecedent.role == "nom"
    is_apt = (is_inside or is_hosted) and len(dates) == 1 and dates[0] not in clause.phrases
    is_since = event.tense == "present" and bool(dates) and dates[0].ids[0].endswith(f"/{OPEN}")
    return dates[0].ids if is_apt and is_since is is_hosted else ()


def is_hosting_now(event: Event) -> bool:
    """Return whether a verb of hosting is in the present: "a centre, which Finland hosts, has worked since 2017"."""
    return event.rule == "host" and event.tense == "present"


def _date_of_work_led(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the dates of work that a country led, from the preceding clause, a relative clause or its project."""
    if not _is_about_leading(event, clause):
        return _date_of_this_project(event, clause)
    dates = only_value(clause.parent.of("date")) if clause.parent is not None else ()
    if not dates and _may_share_date(event, clause) and _has_relative(clause, sentence):
        dates = only_value(_dates_in(sentence))
    if event.tense in ("present", "future") or times.STANDS_NOW.match(event.trigger.text) or _is_label_of_now(clause):
        if event.rule != "be":
            dates = dates or only_value(_dates_in(sentence))
        return dates if dates and dates[0].endswith(f"/{OPEN}") else ()
    if not dates and clause.parent is not None and clause.connective in ("stop", "and", "contrast"):
        interval = interval_of([ph.ids[0] for ph in clause.parent.of("date") if ph.ids])
        dates = (interval,) if interval else ()
    if not dates and event.rule == "lead" and clause.parent is None and is_about_this_project(clause):
        dates = _dates_of_preceding_sentence(sentence)
    period = _period_of_work(clause, sentence)
    if dates:  # the start and the end of a period are in clauses of their own
        return (period,) if dates[0] in period.split("/") else dates
    if event.rule in ("label", "be"):
        period = _interval_of_preceding_sentence(sentence) or period
    return (period,) if period and not _mentions_next_one(sentence) else ()


def goes_on_at_joining(event: Event, clause: Clause) -> bool:
    """Return whether somebody was leading the work when others joined it: in June A joined, B being its leader."""
    joined = clause.parent.finite_verbs if clause.parent is not None else []
    is_joined = any(ph.form is not None and ph.form.kind == "join" for ph in joined)
    dates = only_value(clause.parent.of("date")) if clause.parent is not None else ()
    is_going_on = is_imperfect(event) or times.USED_TO.search(event.trigger.text) is not None
    is_going_on = is_going_on and _is_about_leading(event, clause)
    return is_joined and is_going_on and bool(dates) and "/" not in dates[0]


def _is_label_of_now(clause: Clause) -> bool:
    """Return whether a relative says by a copula in the present what somebody is: X, whose lead nations are A and B."""
    verbs = [ph.form for ph in clause.finite_verbs if ph.form is not None]
    is_now = all(form.tense == "present" for form in verbs)
    has_copula = any(predicates.COPULA.search(ph.text) for ph in clause.phrases if ph.kind in ("word", "country"))
    return clause.connective == "relative" and is_now and (bool(verbs) or has_copula)


def _is_about_leading(event: Event, clause: Clause) -> bool:
    """Return whether a clause says that a country led something, or that leading fell to it."""
    if any(map(_names_leader, clause.phrases)):
        return True
    if event.rule == "befall":
        return any(map(_names_leading, clause.of("word")))
    if event.rule == "lead" and has_light_noun(clause, "service"):  # shared the duty
        return False
    is_member = event.rule == "be" and has_light_noun(clause, "member")
    return event.rule in ("lead", "be", "label", "represent", "appoint") and not is_member


def _may_share_date(event: Event, clause: Clause) -> bool:
    """Return whether the only date of a sentence may be that of its clause on leading."""
    if event.rule == "befall":
        return any(map(_names_leading, clause.of("word")))
    is_past_leader = event.rule in ("label", "be") and event.tense == "past" and any(map(_names_leader, clause.phrases))
    return event.rule == "lead" or is_past_leader


def _period_of_work(clause: Clause, sentence: Sentence) -> str:
    """Return the interval of work mentioned last, unless the clause is about another operation or fund than that."""
    time = sentence.discourse.time
    of = clause.antecedent if clause.connective == "relative" else None
    named = programmes_of([*clause.of("programme"), *([of] if of is not None and of.kind == "programme" else [])])
    others = [q for q in named if (is_operation(q) or is_named_fund(q)) and q.id != time.period_programme]
    is_another = bool(named) and len(others) == len(named)
    return "" if is_another else time.period


def _mentions_next_one(sentence: Sentence) -> bool:
    """Return whether a sentence mentions a further programme: "the second project"."""
    words = [ph.text for ph in sentence.phrases if ph.kind == "word"]
    return any(reference.NEXT.match(a) and programme_nouns.POINTS_BACK.match(b) for a, b in pairwise(words))


def _dates_in(sentence: Sentence) -> list[Phrase]:
    return [ph for ph in sentence.phrases if ph.kind == "date"]


def _names_leader(phrase: Phrase) -> bool:
    if phrase.kind != "word":
        return False
    is_director = actors.PROJECT_LEADER.match(phrase.text) is not None
    return is_director or "leader" in light_nouns.lights_of(phrase.text)


def _names_leading(phrase: Phrase) -> bool:
    is_noun = phrase.form is not None and phrase.form.kind == "lead"
    return is_noun or "leading" in light_nouns.lights_of(phrase.text)


def _has_relative(clause: Clause, sentence: Sentence) -> bool:
    """Return whether a clause is a relative, or one follows it."""
    after = [ph for ph in sentence.phrases if ph.start >= max(ph.end for ph in clause.phrases)][:2]
    return clause.connective == "relative" or any(
        connectives.RELATIVE.match(ph.text) for ph in after if ph.kind == "word"
    )


def _interval_of_preceding_sentence(sentence: Sentence) -> str:
    """Return the interval of the preceding sentence for a label of what it was about: "its beneficiaries are …"."""
    named = [ph for ph in sentence.phrases if ph.kind == "programme" and not ph.is_dependent]
    is_of_it = not named or any(reference.DEMONSTRATIVE.match(ph.text) for ph in sentence.phrases if ph.kind == "word")
    date = sentence.discourse.time.last_date if is_of_it else ""
    return date if "/" in date and not date.startswith(OPEN) else ""


def _date_of_this_project(event: Event, clause: Clause) -> tuple[str, ...]:
    """Return the interval of a project, as the preceding clause gives it, for a country in "this project"."""
    is_in_it = event.rule in ("be", "take") and is_about_this_project(clause)
    dates = only_value(clause.parent.of("date")) if is_in_it and clause.parent is not None else ()
    is_open = bool(dates) and dates[0].endswith(f"/{OPEN}")
    return dates if dates and "/" in dates[0] and is_open == (event.tense == "present") else ()


def _dates_of_preceding_sentence(sentence: Sentence) -> tuple[str, ...]:
    """Return the only date of the preceding sentence, empty where it has none or several."""
    date = sentence.discourse.time.last_date
    return (date,) if date else ()


def _date_after_colon(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the only date of a sentence where it follows the colon that ends the clause: "A hosted it: in May …"."""
    end = max(ph.end for ph in clause.phrases)
    after = next((ph for ph in sentence.phrases if ph.start >= end), None)
    if after is None or after.text != ":" or not (event.tense in ("past", "perfect") or event.rule == "by"):
        return ()
    dates = dated(sentence.phrases)
    before = [ph for ph in dates if ph.start < after.start]
    are_of_relatives = bool(before) and all(_is_in_relative(ph, sentence) for ph in before)
    return only_value([ph for ph in dates if ph not in before]) if are_of_relatives or not before else ()


def _is_in_relative(date: Phrase, sentence: Sentence) -> bool:
    """Return whether a date stands in a relative clause: after a relative pronoun, with no comma in between."""
    before = takewhile(lambda ph: ph.kind != "comma", (ph for ph in reversed(sentence.phrases) if ph.end <= date.start))
    return any(connectives.RELATIVE.match(ph.text) for ph in before if ph.kind == "word")


def _date_of_occasion(clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the only date of a sentence where a relative dates the clause's occasion: "at the summit, which …"."""
    row = sentence.phrases
    for index, phrase in enumerate(row[:-2]):
        is_at = phrase.kind == "word" and phrase.role in ("on", "loc") and times.OCCASION.match(phrase.text) is not None
        if is_at and any(ph is phrase for ph in clause.phrases) and connectives.RELATIVE.match(row[index + 2].text):
            return only_value([ph for ph in row if ph.kind == "date"])
    return ()


def date_of_preceding_clause(event: Event, clause: Clause, party: Party) -> tuple[str, ...]:
    """Return the only date of the preceding clause, where a clause says that its event was at the same time."""
    if clause.parent is None:
        return ()
    is_same_time = (
        _is_at_once_or_by_it(event, clause)
        or _is_at_that_place(event, clause)
        or _is_payment_or_delivery(event, clause, party)
        or connectives.WITHIN_WHICH.match(_first_words(clause)) is not None
        or _is_granted_on_founding(event, clause)
        or _is_member_from_founding(event, clause)
    )
    return only_value(clause.parent.of("date")) if is_same_time else ()


def _is_at_once_or_by_it(event: Event, clause: Clause) -> bool:
    """Return whether a clause says "at once", or "by which", "and by this"."""
    if any(ph.text in times.AT_ONCE for ph in clause.phrases) and not is_imperfect(event):
        return True
    is_by_this = clause.connective == "and" and connectives.BY_THIS.match(clause.phrases[0].text) is not None
    return is_by_this or connectives.BY_WHICH.match(_first_words(clause)) is not None


def _is_at_that_place(event: Event, clause: Clause) -> bool:
    """Return whether a relative begins with "where" or "in whose port", and says what was held or who came there."""
    if clause.connective != "relative":
        return False
    is_where = connectives.WHERE.match(clause.phrases[0].text) is not None or _is_in_place_of_country(clause)
    return is_where and (event.rule in ("hold", "host") or _others_act_there(event, clause))


def _is_payment_or_delivery(event: Event, clause: Clause, party: Party) -> bool:
    """Return whether a relative says what paid for the preceding event, or what was sent."""
    if clause.connective != "relative":
        return False
    is_payment = event.rule == "benefit" and party.how == "shared"
    return is_payment or (event.rule == "send" and event.tense == "past")


def _is_granted_on_founding(event: Event, clause: Clause) -> bool:
    """Return whether a relative grants what was just founded: "a status was created, which A was granted"."""
    before = clause.parent
    is_granted = clause.connective == "relative" and event.rule == "grant" and event.tense == "past"
    founded = [ph for ph in before.finite_verbs if ph.form is not None] if before is not None else []
    return is_granted and any(ph.form is not None and ph.form.lemma in _FOUNDED for ph in founded)


def _is_member_from_founding(event: Event, clause: Clause) -> bool:
    """Return whether a relative says who was in something from its founding: "whose members from the start were …"."""
    is_at_start = clause.connective == "relative" and any(times.FROM_START.match(ph.text) for ph in clause.of("word"))
    founded = clause.parent.finite_verbs if is_at_start and clause.parent is not None and event.tense == "past" else []
    return any(ph.form is not None and ph.form.lemma in _FOUNDED for ph in founded)


def _is_in_place_of_country(clause: Clause) -> bool:
    """Return whether a relative begins with a place of a country: "in whose port", "at whose works"."""
    of_country = clause.antecedent is not None and clause.antecedent.kind == "country"
    is_whose = of_country and clause.phrases[0].role == "gen" and connectives.RELATIVE.match(clause.phrases[0].text)
    return bool(is_whose) and any(ph.role in PLACE for ph in clause.phrases[1:_REACH])


def _others_act_there(event: Event, clause: Clause) -> bool:
    """Return whether a clause says what other countries' people did at the same place: "where Israelis came, too"."""
    is_past = event.rule == "unlisted" or (event.tense == "past" and not is_imperfect(event))
    return is_past and any(ph.role in ("nom", "erg") and ph.head_kind == "actor" for ph in clause.of("country"))


def interval_from_relative(event: Event, sentence: Sentence) -> tuple[str, ...]:
    """Return the interval of work from a relative: "as a result of X, which Norway led in 2001-2002, …"."""
    heads = [b for a, b in pairwise(sentence.phrases[:-2]) if a.kind in ("programme", "word") and b.kind == "comma"]
    after = {
        ph.start
        for head in heads
        for ph in sentence.phrases
        if ph.start > head.end and connectives.RELATIVE.match(ph.text)
    }
    dates = dated(sentence.phrases)
    is_work = event.rule == "benefit" and event.tense == "past" and len(dates) == 1 and "/" in dates[0].ids[0]
    is_told = is_work and any(start < dates[0].start < event.trigger.start for start in after)
    return dates[0].ids if is_told and OPEN not in dates[0].ids[0] else ()


def only_value(dates: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the value of the only one of ``dates`` that has one; empty where several have."""
    with_value = [ph for ph in dates if ph.ids]
    return with_value[0].ids if len(with_value) == 1 else ()


def _first_words(clause: Clause) -> str:
    return " ".join(ph.text for ph in clause.phrases[:2])


def date_by_relative_of_noun(event: Event, sentence: Sentence) -> tuple[str, ...]:
    """Return the date that a relative clause gives a verbal noun: "by its signature, which is dated 25 May 2000"."""
    if event.trigger.form is None or event.trigger.form.verb_form != "noun":
        return ()
    after = [ph for ph in sentence.phrases if ph.start >= event.trigger.end][:_RELATIVE_DATE]
    if [ph.kind for ph in after] != ["comma", "word", "date", "word"] or not connectives.RELATIVE.match(after[1].text):
        return ()
    is_said = times.SEALED.match(after[3].text) or times.HAPPENED.match(after[3].text)
    return after[2].ids if is_said else ()


def _date_by_relative_of_programme(event: Event, clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """Return the interval that a relative clause right after a programme gives it: "in X, which lasted from … to …"."""
    if event.rule not in _PARTICIPATION or event.tense != "past":
        return ()
    named = {ph.start for place in (clause, clause.gap_antecedent) if place is not None for ph in place.of("programme")}
    at = next((i for i, ph in enumerate(sentence.phrases) if ph.start in named), None)
    rest = sentence.phrases[at + 1 : at + 1 + 2 * _RELATIVE_DATE] if at is not None else []
    after = list(dropwhile(_is_of_name, rest))[:_RELATIVE_DATE]
    if [ph.kind for ph in after] != ["comma", "word", "date", "word"] or not connectives.RELATIVE.match(after[1].text):
        return ()
    is_going_on = after[1].role == "nom" and times.LASTED.match(after[3].text) is not None
    dates = after[2].ids
    return dates if is_going_on and len(dates) == 1 and "/" in dates[0] and OPEN not in dates[0] else ()


def _is_of_name(phrase: Phrase) -> bool:
    """Return whether a phrase belongs to a programme's name: its generic noun, its acronym in brackets."""
    is_noun = phrase.kind == "word" and programme_nouns.PROGRAMME_NOUN.match(phrase.text) is not None
    return is_noun or phrase.kind in ("open", "close", "programme")
