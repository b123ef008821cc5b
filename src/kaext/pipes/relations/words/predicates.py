"""Shapes of verbs, and verbs that stand in no row of the lexicon (``verbs.tsv``)."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import beginning, whole
from kaext.pipes.relations.words.times import TURN

# A noun with the copula -ა: is a member, is the host.
COPULA = re.compile(r"(?:ია|აა|[ეოუ]ა|თაა)$")
# The conditional, and the pluperfect of a participle grown together with "was".
CONDITIONAL = re.compile(r"(?:ოდ(?:ა|ნენ|ათ)|[ლრ]იყ(?:ო|ვნენ)|^[ა-ჰ]{1,5}ე[ა-ჰ]{3,}ინათ?)$")
# Founded, of a commission with somebody.
FOUNDED = beginning("დაფუძნებულ დაარსებულ შექმნილ ჩამოყალიბებულ")
# Done, carried out, after the noun of what was done.
CARRIED_OUT = beginning("გაკეთებულ განხორციელებულ მომხდარ აღსრულებულ გაფორმებულ")
PREVERB = "(?:ა|ამო|აღ|აღმო|გა|გადა|გადმო|გამო|გან|და|მი|მო|უკუ|შე|შემო|ჩა|ჩამო|წა|წამო|წარ)"
# It was approved, worked out: nobody is understood as having done it.
PASSIVE = re.compile(r"[^აეიოუ]დ(?:ა|ება|ებოდა)$")
# It is planned, considered: nobody is understood as the planner.
PASSIVE_PLAN = beginning("იგეგმ დაგეგმილ განიხილებ დაიგეგმ ივარაუდებ გათვალისწინებულ")
# Verbs of carrying, whose subject always stands in the dative: გადაჰქონდათ.
INVERTED = "(?:გადა|ა|ჩა|გა|მი|მო|შე)(?:ჰქონდათ?|აქვთ?|ჰყავდათ?)"
# The perfect of a transitive verb, whose subject does so too (უვარჯიშიათ, გაუვლიათ).
EVIDENTIAL = re.compile(rf"[ა-ჰ]{{0,5}}უ[ა-ჰ]{{2,20}}(?:ია|იათ)|{INVERTED}")
# A preverb with the ending of the present: it will move.
FUTURE = re.compile(rf"{PREVERB}[ა-ჰ]{{3,20}}(?:ებს|ავს|ამს|ებენ|ავენ|დება)")
# The same with the ending of the imperfect, the conditional: it would move, would be sent; none goes in (შედიოდა), and
# some only look as if they began with a preverb (took part, was on duty) or have one in the imperfect too (regarded).
_NO_PREVERB = "მონაწილეობ|მიმდინარეობ|მოქმედებ|მოღვაწეობ|მორიგეობ|ა(?!ა|ღ|მო)"
_IMPERFECT_TOO = "მიიჩნევ|გამოხატავ|მოიცავ|შეიცავ|შეადგენ|წარმოადგენ|დაადგენ"
WOULD_BE = re.compile(
    rf"(?!{_NO_PREVERB}|{_IMPERFECT_TOO}){PREVERB}(?!დიოდ)[ა-ჰ]{{2,20}}(?:(?:ებ|ავ|ამ|ობ|ევ|ი)დ|ოდ)(?:ა|ნენ|ათ)$"
)
# It was installed, they installed: the passive, or an unnamed "they".
DONE = re.compile(rf"(?:[^აეიოუ]და|ეს|^{PREVERB}ი[ა-ჰ]{{1,12}}ა)$")
# The aorist, of any verb: made easier, showed.
AORIST = re.compile(r"[^აეოუ](?:ა|ეს|ნენ)ც?$")
# Adjectives in -ული (national, radiation's) have no preverb, participles have one or -ებ; former (ყოფილი) is one.
PARTICIPLE_LIKE = re.compile(
    rf"^(?!ყოფილ)(?:{PREVERB}.*ულ|.*(?:(?:ებ|ობ)ულ|ილ|მდე?ლ|მ(?:დგ|ბრძ)ომ|მხდარ|მდგარ))(?:ი|მა|ს|ის|ისა|ით|ა)?$"
)
# Air, sea, land (საჰაერო, საზღვაო): attributes with the look of a nominative.
ADJECTIVE_IN_O = re.compile(r"(?!სამინისტრო|სააგენტო|სახელმწიფო|საბჭო|სასულთნო|საამირო)სა[ა-ჰ]{3,20}ო$")
# Drills, and of the exercise; lifts, and of the lifting: verbs that sound like genitives.
GENITIVE_TOO = whole("წვრთნის მოხსნის")
# Declares, regards, counts as: what a participle beside it says is so.
DECLARES = beginning(
    "(?:გამო)?აცხადებს?$ გამოაცხად(?:ა|ეს)$ გამოუცხად გამოცხადდ ჩათვალ(?:ა|ეს)$ ჩაუთვლი ჩაითვალ(?:ა|ნენ)$ "
    "თვლი(?:ს|ან)$ ითვლებ(?:ა|იან)$ მიიჩნი მიიჩნევ(?:ს|ენ)$ მიუჩნევ აღიარ(?:ა|ეს|ებ) ცნო$ ცნეს$"
)
# Welcomes, marks, celebrates, boasts of, regrets: what they are about has happened.
FACTIVE = beginning(
    "მიესალმ(?:ა|ნენ)$ ესალმებ(?:ა|იან)$ შეხვდ(?:ა|ნენ)$ აღნიშნ(?:ა|ეს)$ აღინიშნ იზეიმ ზეიმობ(?:ს|ენ|და|დნენ)$ "
    "იდღესასწაულ შეაქ(?:ო|ეს)$ მიულოც დაემთხვ(?:ა|ნენ)$ ინან(?:ა|ეს)$ იამაყ ამაყობ დალოც გაახმაურ გახმაურდ"
)
# What gives a name to what a relative is about: is called, was called, they call it.
IS_CALLED = whole("ეწოდა ეწოდება ეწოდებოდა ჰქვია ერქვა დაერქვა უწოდეს უწოდებენ დაარქვეს")
# Is known by the name, bears the name; what may stand beside it: now, everywhere, in short.
KNOWN_BY_NAME = whole(
    "(?:სახელ|სახელწოდებ)(?:ით|ითაა|ითაც|ს|ას)? ცნობილ(?:ი|ია) არის იყო ატარებს ატარებდა ატარებენ იცნობენ "
    "ახლა დღეს უკვე შემდგომ მოგვიანებით ფართოდ უკეთ შემოკლებული შემოკლებით"
)
AUXILIARY = whole("იქნა იქნებ(?:ა|იან) იქნენ იყო იყვნენ არის არიან ყოფილა ყოფილან აქვს აქვთ ჰქონდა ჰქონდათ")
# The dative with these is who has.
POSSESSED = frozenset({"აქვს", "აქვთ", "ჰქონდა", "ჰქონდათ"})
# Relies on, follows, answers: the subject of these stands in the nominative, what it is about in the dative.
RELATIVE_PASSIVE = re.compile(rf"{PREVERB}?ე")
WAS_SENT = re.compile(r"(?:გა|წარ|და|მი|მო)იგზავნ")
# What scholars do for a project: study, explore, measure, watch, take or gather samples and data, work them up,
# compare, check, draw up, count, map.
WORKS = beginning(
    "(?:შე)?(?:ი|უ)?სწავლ(?!ებ) (?:გამო)?(?:ი|უ)კვლ(?:ევ|ი) (?:გა)?(?:ა|უ)?ზომ(?:ავ|ა$|ეს$) (?:და)?ა?კვირდებ "
    "ა?იღებდნენ$ იღებენ$ აიღეს$ (?:შე|მო)?(?:ა|უ)გროვ (?:და)?ა?მუშავებ(?:დნენ|ენ)$ დაამუშავეს$ (?:გა)?აანალიზ "
    "ადარებ შეადარეს$ (?:შე)?ა?მოწმებ შეამოწმეს$ (?:შე)?ადგენ(?:დნენ|ენ)$ შეადგინეს$ (?:აღ)?რიცხავ აღრიცხ "
    "(?:და)?ა?თვალიერებ ხატავდნენ$ დახატეს$"
)
# Grew, doubled, tripled, quadrupled.
GREW = beginning("გაიზარდ გა(?:ორ|სამ|ოთხ)მაგდ")
# The collapse of a state.
COLLAPSE = beginning("დაშლ")
# That things are somewhere: that exist, are left, lie about, are stored, are buried.
LYING = beginning(
    "არსებულ მდებარე დარჩენილ შემორჩენილ მიმობნეულ მიმოფანტულ დაგროვილ დაგროვებულ შენახულ ჩაფლულ ჩამარხულ "
    "მიტოვებულ დასაწყობებულ"
)
# Watches: a programme, or something else within it.
WATCHES = beginning("(?:და)?ადევნებ უყურებ უცქერ (?:და)?აკვირდ (?:უ|და|მო)?თვალთვალებ უთვალთვალ თვალყურს")
# Became interested; replaced; how one regards what others do: criticise, condemn, avoid, welcome, oppose,
# protest, threaten, blame, compare, assess, praise, call, recall, trust, fear, respond, declare.
TELLS_NOTHING = beginning(
    "დაინტერეს შეცვალ(?:ა|ეს)$ (?:გა)?ა?კრიტიკ (?:და)?გმობ დაგმ[ოე] "
    "(?:აა|მოა|ა)?რიდებ აარიდ (?:მო)?ერიდ (?:მი)?ესალმ (?:შე)?ეწინააღმდეგ (?:და)?უპირისპირდ (?:გა)?აპროტესტ "
    "(?:და)?ემუქრ (?:და)?ადანაშაულ ადარებ შეადარ აფასებ შეაფას შეაქ[ოე] აქებ უწოდ (?:გა)?იხსენ (?:და)?ენდო უფრთხ "
    "გამოეხმაურ გამოუცხად აინტერეს აწუხ ჩაუვარდ შეუყვარ მოხიბლ მოიხიბლ აღფრთოვან გააოც "
    "იკითხა?$ იკითხეს$ აღელვ აკვირვ მოსწონ მოეწონ უყვარ აბრაზ ანერვიულ აშფოთ ლანძღ უნდობლ"
)
# What a plan does to reforms that it guides; what is done to a plan that they rest on.
GUIDES = beginning("აწესრიგებ არეგულირებ განსაზღვრავ განსაზღვრა წარმართავ ადგენ(?:ს|და)$ აყალიბებ უდევს უდგენ აწყობ")
RESTS_ON = beginning("ეფუძნებ ემყარებ ეყრდნობ მიჰყვებ მიყვებ დაეფუძნა დაეყრდნო")
# To agree, to work out: what performing at a point of time finishes.
AGREEING = beginning("(?:შეთანხმებ|დამტკიცებ|შედგენ|შემუშავებ|მომზადებ|გადასინჯვ|განახლებ)(?:ა|ას)$")
# That somebody did the same: a noun, and the verb with it.
STEP = beginning("ნაბიჯ")
SAME_AGAIN = (
    (STEP, beginning("გადადგ გადაუდგ გადმოდგ")),
    (beginning(""), beginning("(?:მი|წა)(?:ჰ|უ)?ბაძ")),
    (beginning("მაგალით კვალ გზ(?:ა|ას|ით)$"), beginning("(?:მი|გა|ა)ჰყვ დაადგ გა?იზიარ გაიმეორ მისდია გაიარ")),
    (
        whole("იგივე იმავე იმავეს იგივენაირად ასევე ასე ამგვარად ამასვე ეს"),
        beginning("გააკეთ უქნია გაკეთებ მოიქც მოიმოქმედ მოახერხ მოასწრ(?:ო|ეს)$ შეძლ(?:ო|ეს)$ გაიმეორ"),
    ),
    (whole("ამას მას"), beginning("(?:მი|მო|გა)ჰყვა$")),
    (beginning(""), beginning("(?:მი|მო)ჰყვ(?:ა|ნენ)$")),
    (TURN, beginning("დადგ მოვიდა მოუვიდა")),
)
# With such a noun, that somebody is going to do the same.
INTENDS = beginning("ამზადებ გეგმავ აპირებ განიხილავ ფიქრობ")
# Meets a request.
GRANTS = beginning("(?:და)?აკმაყოფილ დაკმაყოფილდ")
