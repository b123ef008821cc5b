"""Places: in a country, institutions, and the theatres of operations."""

from __future__ import annotations

from kaext.pipes.relations.words.matchers import beginning

# Nouns for a place in a country: on the territory of, in the city of.
PLACE = beginning(
    "ტერიტორი მიწა მიწის მიწას ქალაქ დედაქალაქ რეგიონ პოლიგონ ბაზა ბაზის ბაზებ ბაზაზ ბაზით პორტ აეროპორტ აეროდრომ "
    "ნავსადგურ სანაპირო წყლებ სოფელ სოფლ ქარხან ქარხნ საწყობ მთებ სკოლა საზღვრებ ჩრდილოეთ სამხრეთ აღმოსავლეთ დასავლეთ "
    "საზღვარზე$ ნაწილში ნაწილებ შენობ დაბა გარეუბან კუნძულ უდაბნო სტეპ(?:ი|ში) "
    "ტრამალ ბანაკ(?:ი|ში) ყურე(?:ში)?$ ტყე(?:ში)?$ ტბა(?:ზე|ში)?$ ოლქ პროვინცი რაიონ ხეობ ველზე ნაპირ "
    "ცის ცა(?:ში|ს|ზე)$ "
    "სასწავლებ საზღვაოში (?:სახურავ|კოშკ|ანძა|მწვერვალ|ფერდობ|ბორცვ|გორა|პლატო|მოედან)ზე$"
)
# Training grounds of no particular country: in the steppe, in the woods, in the camp, at sea.
GROUNDS = beginning(
    "სტეპში ტრამალ უდაბნო ტყეში მინდორში ველში ნანგრევებში ბანაკში კარვებში ზღვაში წყალში წყლებში ჰაერში ცაში"
)
# Places that a country makes available to others.
BASE = beginning("პოლიგონ(?:ი|ს)$ ბაზა(?:ს)?$ პორტ(?:ი|ს)$ აეროპორტ(?:ი|ს)$ აეროდრომ(?:ი|ს)$ ნავსადგურ(?:ი|ს)$")
# The site of a project.
SITE = beginning("(?:ობიექტ|უბან)ზე$")
# Where troops are stationed.
CAMP = beginning("შტაბ ბანაკ ბაზ ყაზარმ საგუშაგო პოსტ ჰოსპიტალ")
# Institutions, which are no programmes: an office, an academy.
INSTITUTION = beginning(
    "ოფის ბიურო ცენტრ უნივერსიტეტ სკოლ აკადემი ინსტიტუტ ფაკულტეტ წარმომადგენლობ საელჩო მუზეუმ ბიბლიოთეკ კლუბ"
)
# Places of learning and healing, which a programme equips or pays.
SCHOOL = beginning("უნივერსიტეტ სკოლ აკადემი ინსტიტუტ ფაკულტეტ სასწავლებ კოლეჯ ლიცეუმ საავადმყოფო კლინიკ")
# Towns of allies where bodies of the Alliance are, or scholars with whom partners work.
ABROAD = beginning(
    "ბრიუსელ მონს(?:ის|ში)$ რომ(?:ის|ში)$ ობერამერგაუ ნეაპოლ ჟენევ ვაშინგტონ ნორფოლკ ლონდონ პარიზ ბერლინ ბონ(?:ის|ში)$ "
    "მადრიდ ლისაბონ ანკარ სტამბ[ოუ]ლ ათენ ოსლო კოპენჰაგენ ჰააგ ამსტერდამ დელფტ ტრიესტ ბოლონი მილან პიზ ფლორენცი "
    "მიუნხენ ჰამბურგ ჰანოვერ ოქსფორდ კემბრიჯ ედინბურგ ტორონტო ოტავ ბოსტონ ჰარვარდ მემფის სტენფორდ ტარტუ კრაკოვ ბრნო"
)
# Nouns with -ში (in) that are no places: in its plans, in its history.
ABSTRACT = beginning("გეგმ ინტერეს პოლიტიკ ისტორი ცხოვრებ კანონ ბიუჯეტ")
# The first word of a line that only describes where a country lies.
NEIGHBOURS = beginning("მეზობ საზღვრ ესაზღვრ")
# The theatres of operations, with the ids of the operations there: they are no beneficiaries.
THEATRES = (
    (
        beginning(
            "ავღანეთ ქაბულ ჰელმანდ ყანდაჰარ ჩაღჩარან ბალხ მაზარ ყუნდუზ ჰერა(?:თ|ტ) ბაგრამ "
            "ურუზგან ჯელალაბად ჯალალაბად ლაგმან ბადღის ბამიან კუნდუზ ფაიზაბად ბადახშან ფარიაბ "
            "მაიმან მეიმან ღორ(?:ი|ში|ის)$ ფარა(?:ს|ში)$ ლოგარ ვარდაქ პარვან ზაბულ ჰილმენდ კანდაჰარ "
            "ხოსტ ნიმრუზ ტარინ(?:-| )?ქოუთ სამანგან თახარ"
        ),
        ("ISAF", "RSM"),
    ),
    (beginning("კოსოვო პრიშტინა პრიზრენ მიტროვიც ფერიზა ურო[შს]ევაც გნილან გჯილან ჯაკოვ ლიპლი?ან"), ("KFOR",)),
    (beginning("ბოსნია სარაევო ტუზლა დობოი მოსტარ ბანია-ლუკა"), ("SFOR", "IFOR")),
    (beginning("ერაყ ბაღდად"), ("NMI", "NTM-I")),
)
# Operations that other countries carry out in a country.
AT_HOME = {"ISAF": "AFG", "RSM": "AFG", "IFOR": "BIH", "SFOR": "BIH", "NMI": "IRQ", "NTM-I": "IRQ"}
AT_HOME_COUNTRIES = frozenset(AT_HOME.values())
