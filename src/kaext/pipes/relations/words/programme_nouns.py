"""Generic nouns of programmes, what they may refer to, and words in names that show the kind of a programme."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import beginning

# In every form: programme, project, initiative, exercise, operation, fund, council, package, stage. Adjectives and
# verbs derived from them mean something else: ეტაპობრივად (gradually), ცენტრალური (central).
_WORK = (
    "პროგრამ(?!ულ) პროექტ ინიციატივ მექანიზმ პროცეს(?!უალ) წვრთნ(?!იან|იდ) მისი(?:ა|ის|იდან|ებ|ით) ოპერაცი(?!ულ) ფონდ "
    "ცენტრ(?!ალ|იზებ) საბჭო ფორუმ დიალოგ კომისი ქარტი პაკეტ მანევრ(?!ირ) ციკლ(?!ურ) ეტაპ(?!ობრივ) კითხვარ კონტინგენტ"
)
# Generic nouns of programmes: they carry the case for the name beside them, and point back to it later.
PROGRAMME_NOUN = beginning(
    f"{_WORK} გეგმა გეგმ(?=ის|ებ|ით) ძალებ შეთანხმებ სისტემ ქსელ კურს კონცეფცი "
    "პარტნიორობ სტატუს ფაზა ფაზ(?=ის|ებ) ღონისძიებ სწავლებ სამიტ დოკუმენტ ჩარჩო რიგებ "
    "შემადგენლობ შტაბ ბრძანებლობ ფარგლებ ჰოსპიტალ ფორმატ სამმართველო ჯგუფ სტრუქტურ გრანტ თანხ სახსრებ "
    "ბიუჯეტ წევრობ ლაბორატორი დანადგარ ღუმე?ლ წისქვილ სკოლ აკადემი მიზნებ მოთხოვნებ ინსტრუმენტ ხარჯ ეგიდ ხაზ(?=ით) "
    "მიმართულებ წრე(?=ში|ს|იდან) ოჯახ(?=ში|ს$|იდან) კლუბ(?=ში|ს$|იდან) სფერო შესაძლებლობ ბატალიონ საქმიანობ "
    "სავარჯიშო(?=ს|ზე|ში|ებ)"
)
# Nouns that may refer to a programme mentioned before.
POINTS_BACK = beginning(
    f"{_WORK} გეგმ ფაზა(?:$|ს$|ში$|ც$) ფაზის$ სწავლებ(?:ა|ის) ჩარჩო-დოკუმენტ ხელშეკრულებ "
    "ქსელ(?:ი|ს|ში|ის|ით|იდან)?$ (?:ხაზ|მაგისტრალ)(?:ი|ს|ში|ით)$ "
    "სისტემ(?:ა|ას|აში|ის|ით)$ სკოლ(?:ა|ას|აში|ის)$ აკადემი(?:ა|ას|აში|ის)$ "
    "შეთანხმებ(?:ა|ის) საქმე(?:ს|ში)?$ პარტნიორობ(?:ა|ას)$ სამშვიდობოებ ძალებ(?:ი|ს|ში|ის)$ "
    "დოკუმენტ(?:ი|ს|ის|ში|ზე)$ ღონისძიებ(?:ა|ას|აში|ის)$ დაწესებულებ(?:ა|ას|აში|ის)$ სავარჯიშო(?:ს|ზე|ში)$ "
    "ხელსაწყო(?:$|ს$|თი$) ინსტრუმენტ(?:ი|ს|ით)$ ბერკეტ(?:ი|ს|ით)$ სტატუს(?:ი|ს|ით)$"
)
# "In the work": of the project mentioned before.
WORK_IN = beginning("(?:მუშაობა|სამუშაოებ)ში(?:ც|ა)?$")
# Nouns that refer only to a programme whose name contains them.
KIND_IN_NAME = beginning("ქსელ სისტემ სკოლ აკადემი")
_TOOL = "ხელსაწყო ინსტრუმენტ ბერკეტ"
# Nouns that refer back only with a demonstrative: this event, such an institution, this status, this tool.
ONLY_THIS = beginning(f"ღონისძიებ დაწესებულებ ხაზ მაგისტრალ სტატუს {_TOOL}")
# This help, this support: offered or begun before.
THIS_HELP = beginning("დახმარებ(?:ა|ამ|ას)$ მხარდაჭერ(?:ა|ამ|ას)$ თანადგომ(?:ა|ამ|ას)$")
EFFORT = beginning("ძალისხმევ მონდომებ შუამავლობ(?:ა|ამ|ას)$")
# Unnamed programmes in general: in exercises, projects.
MANY_WORKS = beginning("(?:წვრთნ|სწავლებ|მანევრ|პროექტ|პროგრამ|ოპერაცი|მისი)(?:ებ(?:ი|ს|ში|ით)|აში)$")
# Parts of an exercise: shooting, river crossing, assault; the list and the formation of its participants.
PART_OF_EXERCISE = beginning(
    "(?:სროლ|გასროლ|გადასხმ|ვარჯიშ|იერიშ|შეტევ|გადასვლ)(?:ებ)?(?:აში|ში|ებში)$ სიაშ(?:ი|ია)$ "
    "(?:მწყობრ|მწკრივ)(?:ში|შია)$"
)
# Missions and operations, which are no exercises.
OTHER_WORK = beginning("მისი(?:ა|ებ|ის|ას) ოპერაცი")
# Parts of an operation: its sector, staff, camp, burden, ranks, supply.
PART_OF_OPERATION = beginning(
    "სექტორ სარდლობ ბანაკ შტაბ ბაზა(?:ს|ზე|ში|სთან)?$ ზურგ ტვირთ ფრონტ უღელ უღლ რიგებ შემადგენლობ "
    "ძალ(?:ას|აში|ებს|ებში) კონტინგენტ ბრიგად ბატალიონ ასეულ პოლკ ჯგუფ რაზმ ლაზარეთ ჰოსპიტალ საგუშაგო პოსტ პატრულ "
    "ავიაცი ფლოტ ესკადრ უზრუნველყოფ უსაფრთხოებ დაცვ მომარაგებ ლოგისტიკ საქმე(?:ს|ში)$ სამსახურ ქოლგ დროშ ფერხულ "
    "მწკრივ სამუშაო ხაზ"
)
# A flag, which stands for the people of its country.
FLAG = beginning("დროშა(?:$|ც$|მ|ს)")
# Meetings held within a programme, which are no programmes.
_MEETING = "სხდომ შეხვედრ კონფერენცი მოლაპარაკებ კომიტეტ თათბირ"
MEETING = beginning(f"{_MEETING} ყრილობ სემინარ სიმპოზიუმ ვიზიტ ვორქშოპ სესი ლექცი გამოფენ დისკუსი")
# "Of its members", before "list".
OF_MEMBERS = beginning("(?:მონაწილე|წევრ|პარტნიორ|ხელმომწერ)(?:თა|ების)$")
# Where a centre or command has its seat: its headquarters, its secretariat.
SEAT = beginning("შტაბ სამდივნო სარდლობ ოფის ბიურო რეზიდენცი ადმინისტრაცი დირექცი კამპუს სათავო")
# The meetings of a council, its table; the ranks of a force.
SITTING = beginning("სხდომ შეხვედრ სესი შეკრებ მაგიდ")
RANKS = beginning("რიგებ შემადგენლობ მწკრივ")
# What a country may lead outside a programme: coalitions, talks, meetings.
LED_ELSEWHERE = beginning(f"{_MEETING} კოალიცი დელეგაცი მთავრობ სამინისტრო რეგიონ")
# The project of a lead nation.
LED = "პროექტი"
# The preparation of an exercise.
PREPARATION = beginning("მომზადებ დაგეგმვ")
# Disasters that programmes respond to.
DISASTER = beginning(
    "მიწისძვრ წყალდიდობ ხანძარ ხანძრ ქარიშხალ ქარიშხლ კატასტროფ სტიქი გვალვ მეწყერ მეწყრ ზვავ ცუნამ ღვარცოფ ადიდებ "
    "წვიმებ დატბორ დაიტბორ ადიდდ (?:კალაპოტ|ნაპირებ)იდან$ წყალმოვარდნ წარღვნ ნიაღვ დიდთოვლობ სეტყვ გრიგალ "
    "ტაიფუნ პანდემი ეპიდემი შეირყ წალეკ"
)
# Other emergencies, in the name of one: refugees, an explosion, a crisis.
EMERGENCY = beginning("ლტოლვილ აფეთქებ კრიზის საგანგებო ჰუმანიტარულ თოვლ")
# Centres that pass on what countries send to one in an emergency.
CENTRES_OF_HELP = frozenset({"EADRCC"})
# Parts whose completion is that of the programme: its cycle, its stage, its aims, the project itself.
PART_OF_PROGRAMME = beginning("ციკლ ეტაპ ფაზ რაუნდ ვერსი რედაქცი ამოცან მიზნ ვალდებულებ გეგმ პროგრამ პროექტ დოკუმენტ")
# Money without a sum.
MONEY = beginning(
    "ფულ(?:ი|ს|იც|ით)$ ფულად თანხ(?:ა|ას|ით|ები|ებს|ებით)$ სახსრ(?:ები|ებს)$ ფინანსურ(?:ი|ად)$ ფინანს(?:ები|ებით)$"
)
PHASE = beginning("ფაზა(?:დ|ს|ც|მ|ში)?$ ფაზის ეტაპ")
# Successive parts of a programme.
STAGE = beginning("პროექტ ფაზა ფაზის")
# Equipment that a project installs or hands over.
EQUIPMENT = beginning(
    "დანადგარ აღჭურვილობ ხელსაწყო ლაბორატორი ტექნიკ აპარატ მოწყობილობ სადგურ კომპიუტერ ქარხან სერვერ ანტენ გადამწოდ "
    "დეტექტორ"
)
# Results of somebody's work: a trace, a gift, a merit.
FRUIT = beginning("კვალ(?:ი|ია)$ ნაკვალევ საჩუქ ნამუშევ ნახელავ დამსახურებ(?:ა|აა)$ ნაღვაწ ნაყოფი(?:ა|აა)?$")
# Relief goods: tents, pumps, blankets, boats.
TENTS = beginning("კარავ კარვ ტუმბო საბან საბნ ნავ(?:ი|ები)$ ტვირთ გენერატორ საკვებ")
# Versions of a plan, and their attributes: the new, the second.
_VERSIONS = "ტექსტ ვარიანტ რედაქცი ვერსი"
VERSION = beginning(_VERSIONS)
NEW = beginning("ახალ")
RENEWED = beginning(
    "შედგენილ შემუშავებულ ახალ განახლებულ მორიგ მომდევნო შემდეგ ბოლო მეორე მესამე მეოთხე პირველ ორწლიან"
)
# Drafts and documents of a plan.
DRAFT = beginning(f"{_VERSIONS} დოკუმენტ პროექტ")
CENTRE = beginning("ცენტრ")
# A cycle ends for one country; a stage (ეტაპი) may be shared.
CYCLE = beginning("ციკლ")
# What a school teaches.
COURSE = beginning("კურს ლექცი სემინარ მეცადინეობ გაკვეთილ ტრენინგ")
# The work of a fund or initiative in a country: courses, destruction, clearance, equipment, advice.
DONE_THERE = beginning(
    "კურს ტრენინგ სემინარ განადგურებ(?:ა|ის)$ ლიკვიდაცი გაწმენდ გაუვნებლებ უტილიზაცი ამოღებ(?:ა|ის)$ "
    "გადამზადებ მომზადებ "
    "ლაბორატორი აღჭურვ აღჭურვილობ მშენებლობ რეაბილიტაცი განაღმვ მონიტორინგ კონსულტაცი მრჩეველ"
)
# What a fund clears or dismantles: depots, mines, shells.
CLEARED = beginning("საცავ საწყობ არსენალ ნაღმ ჭურვ რაკეტ საბრძოლო იარაღ ვაზნ მასალ(?:ა|ები)$")
# A dialogue, a cooperation.
TALK = beginning("დიალოგ პარტნიორობ")
MATTER = beginning("საქმე")
PACKAGE = beginning("პაკეტ პროექტ")
# A predecessor.
PREDECESSOR = beginning("წინამორბედ")
PACKAGE_OF = beginning("პაკეტ(?:ი|ს|ები|ებს)$")
AGREEMENT = "შეთანხმება"
# What a plan guides (``predicates.GUIDES``): reforms, cooperation, relations.
STEERED = beginning("რეფორმ თანამშრომლობ კავშირ(?:ი|ს|ები|ებს)$ ურთიერთობ მოდერნიზაცი გარდაქმნ დაახლოებ")
# Generic nouns by the kind of programme that they may refer to.
MEANS_EXERCISE = beginning("წვრთნ მანევრ სწავლებ ღონისძიებ სავარჯიშო(?=$|ს|ზე|ში|ებ)")
MEANS_OPERATION = beginning("მისი ოპერაცი კონტინგენტ სამშვიდობო ძალებ")
MEANS_TREATY = beginning("ხელშეკრულებ შეთანხმებ")
MEANS_FORUM = beginning("საბჭო კომისი ფორუმ")
MEANS_DOCUMENT = beginning("დოკუმენტ")
# Acts of a state, which have their own date and number, and the number sign.
_ACT = "დადგენილებ ბრძანებ(?:ა|ულებ) განკარგულებ კანონ(?:ი|მა|ს)$ რეზოლუცი"
ACT = beginning(_ACT)
# Acts and other works that are no programmes: a law, a doctrine, a book, a film.
OTHER_TEXT = beginning(
    f"{_ACT} კანონ(?:იც|ები|ებს|პროექტ) დოქტრინ კონსტიტუცი დეკლარაცი წიგნ ფილმ ბროშურ სტატი(?:ა|ებ) გაზეთ "
    "ჟურნალ(?!ისტ) რომან მოთხრობ"
)
NUMBER_SIGN = re.compile(r"(?:№|N)$")
MEANS_CENTRE = beginning("დაწესებულებ")
MEANS_GIVER = beginning("ცენტრ პროექტ ფონდ პროგრამ ინიციატივ")
MEANS_WORK = beginning("პაკეტ პროექტ პროგრამ ინიციატივ მექანიზმ ეტაპ ციკლ ფაზა(?:$|ს$|ში$|ც$) ფაზის$ გეგმ")
# A tool: a plan or process that partners agree on with the Alliance.
MEANS_TOOL = beginning(_TOOL)
MEANS_STATUS = beginning("სტატუს")
MEANS_PLAN = beginning("პროგრამ გეგმ")
MEANS_NETWORK = beginning("ქსელ ხაზ მაგისტრალ")
MEANS_PROJECT = beginning("პროექტ")
MEANS_PROGRAMME = beginning("პროგრამ")
# Kinds of programmes by the words in their names or ids.
OPERATION_NAME = re.compile(r"ძალებ|მისი(?:ა|ის|ას|ებ)|ოპერაცი|\b[KSI]?FOR\b|ISAF|RSM|UNPROFOR|UNIFIL")
EXERCISE_ID = re.compile(r".+-(?:19|20)\d\d$")
OWN_PLAN = re.compile(r"ინდივიდუალ")
# A plan of one country, not its programme: Individual Partnership Action Plan.
ACTION_PLAN_NAME = re.compile(r"ინდივიდუალ[ა-ჰ]+ .{0,20}გეგმ")
BILATERAL_NAME = re.compile(r"ინდივიდუალ|ინტენსი|ეროვნული პროგრამა")
# The Membership Action Plan.
MEMBERSHIP_PLAN = re.compile(r"(?:წევრობის|გაწევრიანების) .{0,40}გეგმა")
# Names of bodies of the Alliance and one country: NATO-Georgia Commission.
WITH_ALLIANCE = re.compile(r"(?:ნატო|NATO)-")
PLAN_NAME = re.compile(r"გეგმ|ინდივიდუალურ")
FORUM_NAME = re.compile(r"საბჭო|კომისი|\b(?:EAPC|NACC|NUC|NGC|NRC|MD|ICI)\b|ხმელთაშუა")
LOCAL_NAME = re.compile(r"ფონდ|ცენტრ|პროექტ|FUND|CENTRE|PROJECT")
# Networks, including the Virtual Silk Highway.
NETWORK_NAME = re.compile(r"ქსელ|(?<![ა-ჰ])გზა$")
CENTRE_NAME = re.compile(r"CENTRE|CENTER|ცენტრ")
TREATY_NAME = re.compile(r"ხელშეკრულებ|შეთანხმებ|ტრანზიტ")
# Names of statuses; of programmes that have no projects: concepts, statuses.
STATUS_NAME = re.compile("პარტნიორი$|სტატუს")
NO_PROJECTS = re.compile(f"კონცეფცი|{STATUS_NAME.pattern}")
# The document by which a country joins Partnership for Peace is called only "framework document".
FRAMEWORK_DOCUMENT = beginning("ჩარჩო-დოკუმენტ ჩარჩო-ხელშეკრულებ")
PARTNERSHIP = re.compile(r"პარტნიორობა(?:ს|ში)$")
FRAMEWORK_PROGRAMME = "PfP"
# The id of work under a trust fund that has no name of its own.
ANY_FUND = "TRUST-FUND"
