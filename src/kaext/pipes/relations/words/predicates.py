"""Shapes of verb forms, and verbs that are not in the lexicon (``verbs.tsv``)."""

from __future__ import annotations

from kaext.expressions import lazy_re
from kaext.ka.preverbs import PREVERB
from kaext.pipes.relations.words.matchers import beginning, whole
from kaext.pipes.relations.words.times import TURN

# A noun with the copula -ა: is a member, is the host.
COPULA = lazy_re(r"(?:ია|აა|[ეოუ]ა|თაა)$")
# The conditional, and the pluperfect of a participle fused with "was".
CONDITIONAL = lazy_re(r"(?:ოდ(?:ა|ნენ|ათ)|[ლრ]იყ(?:ო|ვნენ)|^[ა-ჰ]{1,5}ე[ა-ჰ]{3,}ინათ?)$")
# The pluperfect of verbs of being and having, and of passives.
PLUPERFECT = lazy_re(r"^(?:ჰქონ|ჰყოლ|[ა-ჰ]{2,20}(?:მდგარ|მჯდარ))ოდ(?:ა|ათ)$|[ლრ]იყ(?:ო|ვნენ)$")
# Founded (of a commission with somebody).
FOUNDED = beginning("დაფუძნებულ დაარსებულ შექმნილ ჩამოყალიბებულ")
# Participles of doing after a verbal noun: made, carried out.
CARRIED_OUT = beginning("გაკეთებულ განხორციელებულ მომხდარ აღსრულებულ გაფორმებულ")
# Finite verbs whose shape shows nothing of a verb, which are short or irregular: is, has, knows, is silent, waits.
FINITE = whole(
    "არის არიან იყო იყვნენ იქნა იქნება აქვს აქვთ ჰქონდა ჰყავს ჰყავდა ღირს ღირდა შეეძლო თემაა საგანია შორისაა ხდება "
    "მოხდა ჰქვია ეწოდება უწევს დადგა დადგნენ ელოდა ახსოვს ახსოვთ ჩანს ჩანდა მოჩანს მოჩანდა სცადა სცადეს სთხოვა "
    "სთხოვეს ჰკითხა ჰკითხეს სთქვა აწარმოა აწარმოეს დუმს დუმდა დუმან იცის იციან სჯერა სჯერათ სჯეროდა სწამს "
    "უჭირს უჭირთ ჰგვანან თვლის თვლიან თვლიდა თვლიდნენ სვამს სვამენ სვამდა წუხს წუხან წუხდა დგამს დგამენ დგამდა "
    "უცდის უცდიან უცდიდა უსმენს უსმენენ უსმენდა ესმის ესმით ესმოდა სძინავს ეძინა მღერის მღერიან მღეროდა ტირის "
    "წვიმს წვიმდა თოვს თოვდა ქრის ქროდა ეშინია ეშინიათ ეშინოდა უკვირს უკვირთ უკვირდა უყვარს უყვართ უყვარდა "
    "სძულს სცემს სცემენ სცემდა დადის დადიან დადიოდა გარბის გარბიან ჰპოვა ჰპოვეს ჰპოვებს "
    "ელის ელიან ელიდა ნახა ნახეს ჰყვება ჰყვებიან ჰყვებოდა მართებს ჰმართებს ეტყობა ეტყობათ ეტყობოდა "
    "ჭრის ჭრიან ჭრიდა უღირს ესაზღვრება ესაზღვრებიან ესაზღვრებოდა"
)
# Passives without an understood agent: was approved, was worked out.
PASSIVE = lazy_re(r"[^აეიოუ]დ(?:ა|ება|ებოდა)$")
# Passives of planning, without an understood planner: is planned, is considered.
PASSIVE_PLAN = beginning("იგეგმ დაგეგმილ განიხილებ დაიგეგმ ივარაუდებ გათვალისწინებულ")
# Verbs of carrying, which always have their subject in the dative: გადაჰქონდათ (carried over).
INVERTED = "(?:გადა|ა|ჩა|გა|მი|მო|შე)(?:ჰქონდათ?|აქვთ?|ჰყავდათ?)"
# The perfect of a transitive verb, with its subject in the dative: უვარჯიშიათ (have trained).
EVIDENTIAL = lazy_re(rf"[ა-ჰ]{{0,5}}უ[ა-ჰ]{{2,20}}(?:ია|იათ)|{INVERTED}")
# The future: a preverb with the ending of the present.
FUTURE = lazy_re(rf"{PREVERB}[ა-ჰ]{{3,20}}(?:ებს|ავს|ამს|ებენ|ავენ|დება)")
# The conditional: a preverb with the ending of the imperfect (would move, would be sent). Not verbs that have a preverb
# in the imperfect, too (regarded, went in), nor those that only seem to have one (took part, was on duty).
_NO_PREVERB = "მონაწილეობ|მიმდინარეობ|მოქმედებ|მოღვაწეობ|მორიგეობ|ა(?!ა|ღ|მო)"
_IMPERFECT_TOO = "მიიჩნევ|გამოხატავ|მოიცავ|შეიცავ|შეადგენ|წარმოადგენ|დაადგენ"
WOULD_BE = lazy_re(
    rf"(?!{_NO_PREVERB}|{_IMPERFECT_TOO}){PREVERB}(?!დიოდ)[ა-ჰ]{{2,20}}(?:(?:ებ|ავ|ამ|ობ|ევ|ი)დ|ოდ)(?:ა|ნენ|ათ)$"
)
# Passives and third person plurals: it was installed, they installed.
DONE = lazy_re(rf"(?:[^აეიოუ]და|ეს|^{PREVERB}ი[ა-ჰ]{{1,12}}ა)$")
# The aorist, of any verb: made easier, showed.
AORIST = lazy_re(r"[^აეოუ](?:ა|ეს|ნენ)ც?$")
# Participles. They have a preverb or -ებ, unlike adjectives in -ული (national); ყოფილი (former) is an adjective. Short
# nouns end alike: the place, the share, the child.
PARTICIPLE_LIKE = lazy_re(
    rf"^(?!ყოფილ|ადგილ|შვილ)(?:{PREVERB}.*ულ|..+ილ|.*(?:(?:ებ|ობ)ულ|მდე?ლ|მ(?:დგ|ბრძ)ომ|მხდარ|მდგარ))(?:ი|მა|ს|ის|ისა|ით|ა)?$"
)
# Past participles, by their stem: drawn in, opened, in every case of both numbers.
PAST_PARTICIPLE = lazy_re(r"([ა-ჰ]{3,40}[უი]ლ)(?:ი|მა|ს|ის|ისა|ით|ები|ებმა|ებს|ების|ნი|თა)$")
# Adjectives with the look of a noun in the nominative: საჰაერო (air), საზღვაო (naval).
ADJECTIVE_IN_O = lazy_re(r"(?!სამინისტრო|სააგენტო|სახელმწიფო|საბჭო|სასულთნო|საამირო)სა[ა-ჰ]{3,20}ო$")
# Verb forms that are also genitives: წვრთნის (trains; of the exercise), მოხსნის (lifts; of lifting).
GENITIVE_TOO = whole("წვრთნის მოხსნის")
# Verbs of declaring, which assert a participle beside them: declares finished, regards as.
DECLARES = beginning(
    "(?:გამო)?აცხადებს?$ გამოაცხად(?:ა|ეს)$ გამოუცხად გამოცხადდ ჩათვალ(?:ა|ეს)$ ჩაუთვლი ჩაითვალ(?:ა|ნენ)$ "
    "თვლი(?:ს|ან)$ ითვლებ(?:ა|იან)$ მიიჩნი მიიჩნევ(?:ს|ენ)$ მიუჩნევ აღიარ(?:ა|ეს|ებ) ცნო$ ცნეს$"
)
# Factive verbs, whose complement has happened: welcomes, marks, celebrates, boasts of, regrets.
FACTIVE = beginning(
    "მიესალმ(?:ა|ნენ)$ ესალმებ(?:ა|იან)$ შეხვდ(?:ა|ნენ)$ აღნიშნ(?:ა|ეს)$ აღინიშნ იზეიმ ზეიმობ(?:ს|ენ|და|დნენ)$ "
    "იდღესასწაულ შეაქ(?:ო|ეს)$ მიულოც დაემთხვ(?:ა|ნენ)$ ინან(?:ა|ეს)$ იამაყ ამაყობ დალოც გაახმაურ გახმაურდ"
)
# Verbs of naming: is called, was called, they call it.
IS_CALLED = whole("ეწოდა ეწოდება ეწოდებოდა ჰქვია ერქვა დაერქვა უწოდეს უწოდებენ დაარქვეს")
# Words of a relative that only gives a name: is known by the name of, bears the name; now, everywhere, in short.
KNOWN_BY_NAME = whole(
    "(?:სახელ|სახელწოდებ)(?:ით|ითაა|ითაც|ს|ას)? ცნობილ(?:ი|ია) არის იყო ატარებს ატარებდა ატარებენ იცნობენ "
    "ახლა დღეს უკვე შემდგომ მოგვიანებით ფართოდ უკეთ შემოკლებული შემოკლებით"
)
AUXILIARY = whole("იქნა იქნებ(?:ა|იან) იქნენ იყო იყვნენ არის არიან ყოფილა ყოფილან აქვს აქვთ ჰქონდა ჰქონდათ")
# Forms of "has", whose subject is in the dative.
POSSESSED = frozenset({"აქვს", "აქვთ", "ჰქონდა", "ჰქონდათ"})
# Relative passives, with a subject in the nominative and an object in the dative: relies on, follows, answers.
RELATIVE_PASSIVE = lazy_re(rf"{PREVERB}?ე")
WAS_SENT = lazy_re(r"(?:გა|წარ|და|მი|მო)იგზავნ")
# What scholars do for a project: study, explore, measure, observe, collect and process samples, compare, check, map.
WORKS = beginning(
    "(?:შე)?(?:ი|უ)?სწავლ(?!ებ) (?:გამო)?(?:ი|უ)კვლ(?:ევ|ი) (?:გა)?(?:ა|უ)?ზომ(?:ავ|ა$|ეს$) (?:და)?ა?კვირდებ "
    "ა?იღებდნენ$ იღებენ$ აიღეს$ (?:შე|მო)?(?:ა|უ)გროვ (?:და)?ა?მუშავებ(?:დნენ|ენ)$ დაამუშავეს$ (?:გა)?აანალიზ "
    "ადარებ შეადარეს$ (?:შე)?ა?მოწმებ შეამოწმეს$ (?:შე)?ადგენ(?:დნენ|ენ)$ შეადგინეს$ (?:აღ)?რიცხავ აღრიცხ "
    "(?:და)?ა?თვალიერებ ხატავდნენ$ დახატეს$ (?:ა|და|შე)?(?:ა|ი|უ)?წყვეს$ (?:ა|და)აწყო$ აწყობ(?:ენ|დნენ|ს|და)$ "
    "(?:შე)?ქმნი(?:ან|ს|და|დნენ)$ შექმნ(?:ა|ეს)$ (?:და)?ამზადებ(?:ენ|დნენ|ს|და)$ დაამზად(?:ა|ეს)$ "
    "(?:გამო)?ცდი(?:ან|ს|და|დნენ)$ გამოსცად(?:ა|ეს)$ (?:და)?ახვეწ(?:ენ|დნენ|ს|ა|ეს)$ (?:გამო)?ა?თვლი(?:ან|ს|და|დნენ)$"
)
# Grew, doubled, tripled, quadrupled.
GREW = beginning("გაიზარდ გა(?:ორ|სამ|ოთხ)მაგდ")
# Replaces, took the place of.
REPLACES = beginning("(?:ჩა)?ა?ანაცვლ ჩაანაცვლ ჩაენაცვლ ენაცვლ შეცვალ(?:ა|ეს)$ შეენაცვლ ცვლის$")
# The collapse of a state.
COLLAPSE = beginning("დაშლ")
# Participles for things that are somewhere: existing, left behind, scattered, stored, buried.
LYING = beginning(
    "არსებულ მდებარე დარჩენილ შემორჩენილ მიმობნეულ მიმოფანტულ დაგროვილ დაგროვებულ შენახულ ჩაფლულ ჩამარხულ "
    "მიტოვებულ დასაწყობებულ"
)
# Watches, observes.
WATCHES = beginning("(?:და)?ადევნ(?:ებ|ა$|ეს$) უყურებ უცქერ (?:და)?აკვირდ (?:უ|და|მო)?თვალთვალებ უთვალთვალ თვალყურს")
# Verbs that state no relation: became interested, replaced, and attitudes to what others do: criticise, condemn, avoid,
# welcome, oppose, protest, threaten, blame, compare, assess, praise, recall, trust, fear, respond, declare.
STATES_NOTHING = beginning(
    "დაინტერეს შეცვალ(?:ა|ეს)$ (?:გა)?ა?კრიტიკ (?:და)?გმობ დაგმ[ოე] "
    "(?:აა|მოა|ა)?რიდებ აარიდ (?:მო)?ერიდ (?:მი)?ესალმ (?:შე)?ეწინააღმდეგ (?:და)?უპირისპირდ (?:გა)?აპროტესტ "
    "(?:და)?ემუქრ (?:და)?ადანაშაულ ადარებ შეადარ აფასებ შეაფას შეაქ[ოე] აქებ უწოდ (?:გა)?იხსენ (?:და)?ენდო უფრთხ "
    "გამოეხმაურ გამოუცხად აინტერეს აწუხ ჩაუვარდ შეუყვარ მოხიბლ მოიხიბლ აღფრთოვან გააოც "
    "იკითხა?$ იკითხეს$ აღელვ აკვირვ მოსწონ მოეწონ უყვარ აბრაზ ანერვიულ აშფოთ ლანძღ უნდობლ"
)
# Verbs with a plan as subject and reforms as object, and the other way round: guides, rests on.
GUIDES = beginning("აწესრიგებ არეგულირებ განსაზღვრავ განსაზღვრა წარმართავ ადგენ(?:ს|და)$ აყალიბებ უდევს უდგენ აწყობ")
RESTS_ON = beginning("ეფუძნებ ემყარებ ეყრდნობ მიჰყვებ მიყვებ დაეფუძნა დაეყრდნო")
# Verbal nouns of agreeing on a plan: agreement, approval, drafting, revision.
AGREEING = beginning("(?:შეთანხმებ|დამტკიცებ|შედგენ|შემუშავებ|მომზადებ|გადასინჯვ|განახლებ)(?:ა|ას)$")
# Beside, where one takes one's stand by those who came first.
SIDE = whole("გვერდით გვერდში მხარში")
# An agreement like that of somebody before, with the country as its party.
SAME_PAPER = beginning("(?:შეთანხმებ|ხელშეკრულებ|დოკუმენტ|ტექსტ)(?:ა|ი)$")
LIKE = beginning("ანალოგიურ(?:ი|მა)?$ მსგავს(?:ი|მა)?$ იგივე$ იმავე$ (?:ას|ამ)ეთ(?:ი|ივე)$ ამგვარი(?:ვე)?$")
# Expressions for doing the same as somebody before: a word, and the verb with it.
STEP = beginning("ნაბიჯ")
SAME_AGAIN = (
    (STEP, beginning("გადადგ გადაუდგ გადმოდგ გა?იმეორ")),
    (beginning(""), beginning("(?:მი|წა)(?:ჰ|უ)?ბაძ")),
    (beginning("მაგალით კვალ გზ(?:ა|ას|ით)$"), beginning("(?:მი|გა|ა)ჰყვ დაადგ გა?იზიარ გაიმეორ მისდია გაიარ")),
    (
        whole("იგივე იმავე იმავეს იგივენაირად ასევე ასე ამგვარად ამასვე ეს"),
        beginning("გააკეთ უქნია გაკეთებ მოიქც მოიმოქმედ მოახერხ მოასწრ(?:ო|ეს)$ შეძლ(?:ო|ეს)$ გაიმეორ"),
    ),
    (whole("ამას მას მათ"), beginning("(?:მი|მო|გა)ჰყვ(?:ა|ნენ)$")),
    (beginning(""), beginning("(?:მი|მო)ჰყვ(?:ა|ნენ)$")),
    (SIDE, beginning("(?:ამო|და)უდგ(?:ა|ნენ)$")),
    (SAME_PAPER, beginning("თარიღდებ გაფორმ დაიდო$ დადეს$ გაჩნდ")),
    (TURN, beginning("დადგ მოვიდა მოუვიდა")),
)
# Will follow the example, will take the step: such an expression in the future.
WILL_DO_THE_SAME = beginning("მი(?:ჰ|უ)?ბაძავ(?:ს|ენ)$ გადადგამ(?:ს|ენ)$ გაიმეორებ(?:ს|ენ)$ (?:მი|გა)ჰყვებ(?:ა|იან)$")
# With such a word: is going to do the same.
INTENDS = beginning("ამზადებ გეგმავ აპირებ განიხილავ ფიქრობ")
# Grants a request.
GRANTS = beginning("(?:და)?აკმაყოფილ დაკმაყოფილდ")
