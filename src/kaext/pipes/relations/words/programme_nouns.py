"""Generic nouns of programmes, what they may mean, and the words in names that tell kinds of programmes apart."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import beginning

# In every form: programme, project, initiative, exercise, operation, fund, council, package, stage.
_WORK = (
    "პროგრამ პროექტ ინიციატივ მექანიზმ პროცეს წვრთნ მისი(?:ა|ის|ებ|ით) ოპერაცი ფონდ ცენტრ საბჭო ფორუმ დიალოგ კომისი "
    "ქარტი პაკეტ მანევრ ციკლ ეტაპ კითხვარ კონტინგენტ"
)
# Generic nouns of programmes: they carry the case for the name beside them, and point back to it later.
PROGRAMME_NOUN = beginning(
    f"{_WORK} გეგმა გეგმ(?=ის|ებ|ით) ძალებ შეთანხმებ სისტემ ქსელ კურს კონცეფცი "
    "პარტნიორობ სტატუს ფაზა ფაზ(?=ის|ებ) ღონისძიებ სწავლებ სამიტ დოკუმენტ ჩარჩო რიგებ "
    "შემადგენლობ შტაბ ბრძანებლობ ფარგლებ ჰოსპიტალ ფორმატ სამმართველო ჯგუფ სტრუქტურ გრანტ თანხ სახსრებ "
    "ბიუჯეტ წევრობ ლაბორატორი დანადგარ სკოლ აკადემი მიზნებ მოთხოვნებ ინსტრუმენტ ხარჯ ეგიდ ხაზ(?=ით) მიმართულებ "
    "წრე(?=ში|ს|იდან) ოჯახ(?=ში|ს$|იდან) კლუბ(?=ში|ს$|იდან) სფერო შესაძლებლობ ბატალიონ საქმიანობ "
    "სავარჯიშო(?=ს|ზე|ში|ებ)"
)
# Nouns that stand for a programme named before.
POINTS_BACK = beginning(
    f"{_WORK} გეგმ სწავლებ(?:ა|ის) ჩარჩო-დოკუმენტ ხელშეკრულებ "
    "ქსელ(?:ი|ს|ში|ის|ით|იდან)?$ სისტემ(?:ა|ას|აში|ის|ით)$ სკოლ(?:ა|ას|აში|ის)$ აკადემი(?:ა|ას|აში|ის)$ "
    "შეთანხმებ(?:ა|ის) საქმე(?:ს|ში)?$ პარტნიორობ(?:ა|ას)$ სამშვიდობოებ ძალებ(?:ი|ს|ში|ის)$ "
    "დოკუმენტ(?:ი|ს|ის|ში|ზე)$ ღონისძიებ(?:ა|ას|აში|ის)$ დაწესებულებ(?:ა|ას|აში|ის)$ სავარჯიშო(?:ს|ზე|ში)$ "
    "ხელსაწყო(?:$|ს$|თი$) ინსტრუმენტ(?:ი|ს|ით)$ ბერკეტ(?:ი|ს|ით)$"
)
# In the work: of the project spoken of.
WORK_IN = beginning("(?:მუშაობა|სამუშაოებ)ში(?:ც|ა)?$")
# Those of them that mean a programme only where its name has the word in it.
KIND_IN_NAME = beginning("ქსელ სისტემ სკოლ აკადემი")
_TOOL = "ხელსაწყო ინსტრუმენტ ბერკეტ"
# An event, an institution, a tool: which one, only "this" or "such" tells.
ONLY_THIS = beginning(f"ღონისძიებ დაწესებულებ {_TOOL}")
# This help, this support: what was offered or begun before.
THIS_HELP = beginning("დახმარებ(?:ა|ამ|ას)$ მხარდაჭერ(?:ა|ამ|ას)$ თანადგომ(?:ა|ამ|ას)$")
EFFORT = beginning("ძალისხმევ მონდომებ შუამავლობ(?:ა|ამ|ას)$")
# Unnamed ones, that somebody takes part in or makes use of.
MANY_WORKS = beginning("(?:წვრთნ|სწავლებ|მანევრ|პროექტ|პროგრამ|ოპერაცი|მისი)(?:ებ(?:ი|ს|ში|ით)|აში)$")
# What goes on at an exercise.
PART_OF_EXERCISE = beginning("(?:სროლ|გასროლ|გადასხმ|ვარჯიშ|იერიშ|შეტევ|გადასვლ)(?:ებ)?(?:აში|ში|ებში)$")
# What takes part in these takes part in no exercise there.
OTHER_WORK = beginning("მისი(?:ა|ებ|ის|ას) ოპერაცი")
# What an operation consists of and what is done in it, by its nouns: its sector, staff, camp, burden, ranks, supply.
PART_OF_OPERATION = beginning(
    "სექტორ სარდლობ ბანაკ შტაბ ბაზა(?:ს|ზე|ში|სთან)?$ ზურგ ტვირთ ფრონტ უღელ უღლ რიგებ შემადგენლობ "
    "ძალ(?:ას|აში|ებს|ებში) კონტინგენტ ბრიგად ბატალიონ ასეულ პოლკ ჯგუფ რაზმ ლაზარეთ ჰოსპიტალ საგუშაგო პოსტ პატრულ "
    "ავიაცი ფლოტ ესკადრ უზრუნველყოფ უსაფრთხოებ დაცვ მომარაგებ ლოგისტიკ საქმე(?:ს|ში)$ სამსახურ ქოლგ დროშ ფერხულ "
    "მწკრივ სამუშაო ხაზ"
)
# A country's flag stands for its people.
FLAG = beginning("დროშა(?:$|ც$|მ|ს)")
# What is held within a programme and is none itself.
_MEETING = "სხდომ შეხვედრ კონფერენცი მოლაპარაკებ კომიტეტ თათბირ"
MEETING = beginning(f"{_MEETING} ყრილობ სემინარ სიმპოზიუმ ვიზიტ ვორქშოპ სესი ლექცი გამოფენ დისკუსი")
# Before the list of a programme: of those who are in it.
OF_MEMBERS = beginning("(?:მონაწილე|წევრ|პარტნიორ|ხელმომწერ)(?:თა|ების)$")
# The meetings of a council, its table; the ranks of a force.
SITTING = beginning("სხდომ შეხვედრ სესი შეკრებ მაგიდ")
RANKS = beginning("რიგებ შემადგენლობ მწკრივ")
# What is led and belongs to no programme: coalitions, talks, meetings.
LED_ELSEWHERE = beginning(f"{_MEETING} კოალიცი დელეგაცი მთავრობ სამინისტრო რეგიონ")
# What a lead nation leads.
LED = "პროექტი"
# What comes before an exercise and is none itself.
PREPARATION = beginning("მომზადებ დაგეგმვ")
# What programmes help against, and when.
DISASTER = beginning(
    "მიწისძვრ წყალდიდობ ხანძარ ხანძრ ქარიშხალ ქარიშხლ კატასტროფ სტიქი გვალვ მეწყერ მეწყრ ზვავ ცუნამ ღვარცოფ ადიდებ "
    "წვიმებ დატბორ დაიტბორ ადიდდ პანდემი ეპიდემი შეირყ წალეკ"
)
# What of a programme is finished: its cycle, its stage, its aims, the project itself.
PART_OF_PROGRAMME = beginning("ციკლ ეტაპ ფაზ რაუნდ ვერსი რედაქცი ამოცან მიზნ ვალდებულებ გეგმ პროგრამ პროექტ დოკუმენტ")
# Money, where no sum says how much.
MONEY = beginning(
    "ფულ(?:ი|ს|იც|ით)$ ფულად თანხ(?:ა|ას|ით|ები|ებს|ებით)$ სახსრ(?:ები|ებს)$ ფინანსურ(?:ი|ად)$ ფინანს(?:ები|ებით)$"
)
PHASE = beginning("ფაზა(?:დ|$) ფაზის ეტაპ")
# What a programme has several of, one after the other.
STAGE = beginning("პროექტ ფაზა ფაზის")
# What a project sets up and hands over.
EQUIPMENT = beginning(
    "დანადგარ აღჭურვილობ ხელსაწყო ლაბორატორი ტექნიკ აპარატ მოწყობილობ სადგურ კომპიუტერ ქარხან სერვერ ანტენ გადამწოდ "
    "დეტექტორ"
)
# What is of somebody's making: a trace, a gift, a work, a merit.
FRUIT = beginning("კვალ(?:ი|ია)$ ნაკვალევ საჩუქ ნამუშევ ნახელავ დამსახურებ(?:ა|აა)$ ნაღვაწ ნაყოფი(?:ა|აა)?$")
# What is sent where help is needed: tents, pumps, blankets, boats.
TENTS = beginning("კარავ კარვ ტუმბო საბან საბნ ნავ(?:ი|ები)$ ტვირთ გენერატორ საკვებ")
# A plan written anew, and what stands before it: the new, the second.
_VERSIONS = "ტექსტ ვარიანტ რედაქცი ვერსი"
VERSION = beginning(_VERSIONS)
NEW = beginning("ახალ")
RENEWED = beginning(
    "შედგენილ შემუშავებულ ახალ განახლებულ მორიგ მომდევნო შემდეგ ბოლო მეორე მესამე მეოთხე პირველ ორწლიან"
)
# A plan on paper.
DRAFT = beginning(f"{_VERSIONS} დოკუმენტ პროექტ")
CENTRE = beginning("ცენტრ")
# What ends for one country: of a stage (ეტაპი), others may be in the same.
CYCLE = beginning("ციკლ")
# What is taught at a school.
COURSE = beginning("კურს ლექცი სემინარ მეცადინეობ გაკვეთილ ტრენინგ")
# What a fund or an initiative does in a country: courses, destruction, clearing, equipment, advice.
DONE_THERE = beginning(
    "კურს ტრენინგ სემინარ განადგურებ(?:ა|ის)$ ლიკვიდაცი გაწმენდ გაუვნებლებ უტილიზაცი ამოღებ(?:ა|ის)$ "
    "გადამზადებ მომზადებ "
    "ლაბორატორი აღჭურვ აღჭურვილობ მშენებლობ რეაბილიტაცი განაღმვ მონიტორინგ კონსულტაცი მრჩეველ"
)
# What a fund empties, clears, takes apart.
CLEARED = beginning("საცავ საწყობ არსენალ ნაღმ ჭურვ რაკეტ საბრძოლო იარაღ ვაზნ მასალ(?:ა|ები)$")
# A dialogue, a cooperation.
TALK = beginning("დიალოგ პარტნიორობ")
MATTER = beginning("საქმე")
PACKAGE = beginning("პაკეტ პროექტ")
# What came before another, and what came after it.
PREDECESSOR = beginning("წინამორბედ")
PACKAGE_OF = beginning("პაკეტ(?:ი|ს|ები|ებს)$")
AGREEMENT = "შეთანხმება"
# What a plan with the Alliance guides (``predicates.GUIDES``).
STEERED = beginning("რეფორმ თანამშრომლობ კავშირ(?:ი|ს|ები|ებს)$ ურთიერთობ მოდერნიზაცი გარდაქმნ დაახლოებ")
# What a generic noun may mean.
MEANS_EXERCISE = beginning("წვრთნ მანევრ სწავლებ ღონისძიებ სავარჯიშო(?=$|ს|ზე|ში|ებ)")
MEANS_OPERATION = beginning("მისი ოპერაცი კონტინგენტ სამშვიდობო ძალებ")
MEANS_TREATY = beginning("ხელშეკრულებ შეთანხმებ")
MEANS_FORUM = beginning("საბჭო კომისი ფორუმ")
MEANS_DOCUMENT = beginning("დოკუმენტ")
# Acts of a state that have a date and a number of their own, and the sign of the number.
ACT = beginning("დადგენილებ ბრძანებ(?:ა|ულებ) განკარგულებ კანონ(?:ი|მა|ს)$ რეზოლუცი")
NUMBER_SIGN = re.compile(r"(?:№|N)$")
MEANS_CENTRE = beginning("დაწესებულებ")
MEANS_GIVER = beginning("ცენტრ პროექტ ფონდ პროგრამ ინიციატივ")
MEANS_WORK = beginning("პაკეტ პროექტ პროგრამ ინიციატივ მექანიზმ ეტაპ ციკლ გეგმ")
# A tool of partners: what they agree on or go through with the Alliance.
MEANS_TOOL = beginning(_TOOL)
MEANS_PLAN = beginning("პროგრამ გეგმ")
MEANS_NETWORK = beginning("ქსელ")
MEANS_PROJECT = beginning("პროექტ")
MEANS_PROGRAMME = beginning("პროგრამ")
# Kinds of programmes, by the words of their names.
OPERATION_NAME = re.compile(r"ძალებ|მისი(?:ა|ის|ას|ებ)|ოპერაცი|\b[KSI]?FOR\b|ISAF|RSM|UNPROFOR|UNIFIL")
EXERCISE_ID = re.compile(r".+-(?:19|20)\d\d$")
OWN_PLAN = re.compile(r"ინდივიდუალ")
BILATERAL_NAME = re.compile(r"ინდივიდუალ|ინტენსი|ეროვნული პროგრამა")
# The plan of those who want to be members.
MEMBERSHIP_PLAN = re.compile(r"(?:წევრობის|გაწევრიანების) .{0,40}გეგმა")
# Names of what the Alliance and one country have together.
WITH_ALLIANCE = re.compile(r"(?:ნატო|NATO)-")
PLAN_NAME = re.compile(r"გეგმ|ინდივიდუალურ")
FORUM_NAME = re.compile(r"საბჭო|კომისი|\b(?:EAPC|NACC|NUC|NGC|NRC|MD|ICI)\b|ხმელთაშუა")
LOCAL_NAME = re.compile(r"ფონდ|ცენტრ|პროექტ|FUND|CENTRE|PROJECT")
# A highway of data.
NETWORK_NAME = re.compile(r"ქსელ|(?<![ა-ჰ])გზა$")
CENTRE_NAME = re.compile(r"CENTRE|CENTER|ცენტრ")
TREATY_NAME = re.compile(r"ხელშეკრულებ|შეთანხმებ|ტრანზიტ")
# What has no projects: what partners are or can do.
NO_PROJECTS = re.compile("კონცეფცი|პარტნიორი$|სტატუს")
# The document that countries sign to join Partnership for Peace has no name but "framework document".
FRAMEWORK_DOCUMENT = beginning("ჩარჩო-დოკუმენტ ჩარჩო-ხელშეკრულებ")
PARTNERSHIP = re.compile(r"პარტნიორობა(?:ს|ში)$")
FRAMEWORK_PROGRAMME = "PfP"
