"""Lemmas of verbs with rules of their own, beyond those of their class in ``verbs.tsv``. A lemma is a future form."""

from __future__ import annotations

# Has (things), has (people), wants: their subject is in the dative in every tense.
INDIRECT = frozenset({"აქვს", "ჰყავს", "სურს"})
# Works, serves, takes part, is somewhere, is on duty: they have no dative object.
WITHOUT_DATIVE_OBJECT = frozenset({"მუშაობს", "მსახურობს", "მონაწილეობს", "იმყოფება", "მორიგეობს"})
# Labile verbs, whose active and passive have the same form in some tenses: begins, cancels.
LABILE = frozenset({"დაიწყებს", "გააუქმებს"})
# Leaves something: the subject is in the ergative, what is left in the nominative.
LEAVES_BEHIND = frozenset({"დატოვებს", "მიატოვებს"})
# Goes out, returns, withdraws.
GOES_AWAY = frozenset({"გავა", "დაბრუნდება", "ჩამოშორდება"})
BRINGS_BACK = "დააბრუნებს"
# Stood beside somebody.
STOOD_BY = "ედგა"
BELONGS_TO = "ეკუთვნის"
COOPERATES = "თანამშრომლობს"
# Turns to somebody for something; asks somebody.
TURNS_TO, ASKS = "მიმართავს", "სთხოვს"
PROVIDES_FOR = "ითვალისწინებს"
IS_COUNTED_AMONG = "ირიცხება"
# Sets off (for the operation, or for home), is under somebody's command (in the operation, or apart from it).
NOT_SURELY_THERE = frozenset({"გაემგზავრება", "ექვემდებარება"})
IS_REPRESENTED = "წარმოდგენილია"
# Takes up quarters, encamps, is deployed.
ENCAMPS = frozenset({"დაბინავდება", "ბანაკდება", "განლაგდება", "დისლოცირდება"})
TRAINS = "ვარჯიშობს"
TRAINS_OR_IS_TRAINED = frozenset({TRAINS, "წვრთნის"})
# Is spent on, is invested in.
IS_SPENT_ON = frozenset({"მოხმარდება", "ჩაიდება"})
# Takes away, hauls away, lifts: what is dangerous.
TAKES_AWAY = frozenset({"გაიტანს", "გადაიზიდება", "ამოიღებს"})
# Begins, sets about, comes into operation; or also: its foundations are laid.
BEGINS = frozenset({"დაიწყებს", "წამოიწყებს", "ამოქმედდება"})
BEGINS_OR_IS_FOUNDED = BEGINS | {"ჩაეყრება"}
# Comes out of; takes the field in, of an exercise.
TAKES_THE_FIELD = "გამოვა"
# Is added to, joins.
IS_ADDED_TO = frozenset({"შეემატება", "დაემატება", "შეუერთდება"})
# Is opened, opens, is created, is founded, is established, is formed, starts working, works: of institutions.
IS_FOUNDED = frozenset(
    {"გაიხსნება", "გააღებს", "შეიქმნება", "დაფუძნდება", "დაარსდება", "ჩამოყალიბდება", "ამუშავდება", "ფუნქციონირებს"}
)
# Is built, is erected, is put together.
IS_BUILT = frozenset({"აშენდება", "აიგება", "აეწყობა"})
# Appears as: გვევლინება (appears to us as) says "to us" of everybody.
APPEARS_AS = frozenset({"გვევლინება", "მოევლინება"})
