"""Where something happens: places in a country, institutions, the theatres of operations."""

from __future__ import annotations

from kaext.pipes.relations.words.matchers import beginning

# Where something happens in a country: "on the territory of", "in the city of".
PLACE = beginning(
    "ტერიტორი მიწა მიწის მიწას ქალაქ დედაქალაქ რეგიონ პოლიგონ ბაზა ბაზის ბაზებ ბაზაზ ბაზით პორტ აეროპორტ აეროდრომ "
    "ნავსადგურ სანაპირო წყლებ სოფელ სოფლ ქარხან ქარხნ საწყობ მთებ სკოლა საზღვრებ ჩრდილოეთ სამხრეთ აღმოსავლეთ დასავლეთ "
    "ნაწილში ნაწილებ შენობ დაბა გარეუბან კუნძულ უდაბნო სტეპ(?:ი|ში) "
    "ტრამალ ბანაკ(?:ი|ში) ყურე(?:ში)?$ ტყე(?:ში)?$ ტბა(?:ზე|ში)?$ ოლქ პროვინცი რაიონ ხეობ ველზე ნაპირ ცის ცაში "
    "სასწავლებ საზღვაოში"
)
# Where exercises are held, in any country: in the steppe, in the woods, in the camp, at sea.
GROUNDS = beginning(
    "სტეპში ტრამალ უდაბნო ტყეში მინდორში ველში ნანგრევებში ბანაკში კარვებში ზღვაში წყალში წყლებში ჰაერში ცაში"
)
# Places that one lends others.
BASE = beginning("პოლიგონ(?:ი|ს)$ ბაზა(?:ს)?$ პორტ(?:ი|ს)$ აეროპორტ(?:ი|ს)$ აეროდრომ(?:ი|ს)$ ნავსადგურ(?:ი|ს)$")
# Where the work of a project goes on: at the site.
SITE = beginning("(?:ობიექტ|უბან)ზე$")
# Where troops stay.
CAMP = beginning("შტაბ ბანაკ ბაზ ყაზარმ საგუშაგო პოსტ ჰოსპიტალ")
# Institutions that are no programmes: an office, an academy.
INSTITUTION = beginning(
    "ოფის ბიურო ცენტრ უნივერსიტეტ სკოლ აკადემი ინსტიტუტ ფაკულტეტ წარმომადგენლობ საელჩო მუზეუმ ბიბლიოთეკ კლუბ"
)
# In its plans, in its history: in no place.
ABSTRACT = beginning("გეგმ ინტერეს პოლიტიკ ისტორი ცხოვრებ კანონ ბიუჯეტ")
# A line that only says where a country lies.
NEIGHBOURS = beginning("მეზობ საზღვრ ესაზღვრ")
# Where operations go on: not what they are for.
THEATRES = (
    (
        beginning(
            "ავღანეთ ქაბულ ჰელმანდ ყანდაჰარ ჩაღჩარან ბალხ მაზარ ყუნდუზ ჰერა(?:თ|ტ) ბაგრამ "
            "ურუზგან ჯელალაბად ჯალალაბად ლაგმან ბადღის ბამიან კუნდუზ ფაიზაბად ბადახშან ფარიაბ "
            "მაიმან მეიმან ღორ(?:ში|ის)$ ფარა(?:ს|ში)$ ლოგარ ვარდაქ პარვან ზაბულ ჰილმენდ კანდაჰარ "
            "ხოსტ ნიმრუზ ტარინ(?:-| )?ქოუთ სამანგან თახარ"
        ),
        ("ISAF", "RSM"),
    ),
    (beginning("კოსოვო პრიშტინა პრიზრენ მიტროვიც ფერიზა ურო[შს]ევაც გნილან გჯილან ჯაკოვ ლიპლი?ან"), ("KFOR",)),
    (beginning("ბოსნია სარაევო ტუზლა დობოი მოსტარ ბანია-ლუკა"), ("SFOR", "IFOR")),
    (beginning("ერაყ ბაღდად"), ("NMI", "NTM-I")),
)
# Countries in which others carry out an operation.
AT_HOME = {"ISAF": "AFG", "RSM": "AFG", "IFOR": "BIH", "SFOR": "BIH", "NMI": "IRQ", "NTM-I": "IRQ"}
AT_HOME_COUNTRIES = frozenset(AT_HOME.values())
