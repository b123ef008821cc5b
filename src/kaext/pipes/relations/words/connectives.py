"""Words that join clauses or stand where a verb would: conjunctions, relatives, what stands beside a dash."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import beginning, whole

AS = "როგორც"
AND = whole("და აგრეთვე ასევე ან ისევე როგორც")
ALSO = whole("აგრეთვე ასევე ისევე")
CONTRAST = whole("ხოლო მაგრამ ოღონდ არამედ")
SUBORDINATING = whole("როცა როდესაც რადგან ვიდრე სანამ რადგანაც ვინაიდან თუმცა თუმც მიუხედავად")
# Until, where what follows is denied: ვიდრე … არ დააბრუნა (until it brought … back).
UNTIL = whole("ვიდრე სანამ მანამ ვიდრემდე სანამდე")
PURPOSE_OR_CONDITION = whole("რათა თუკი თუ იმისათვის იმისთვის")
THAT = whole("რომ")
# Before "that", what it belongs to: so, because, in spite of, the fact.
ANNOUNCES_THAT = beginning("იმ ის ასე მით თითქოს მაშინ გამო გარდა მიუხედავად მხოლოდ პირობ ფაქტ მიზეზ ნიშნ")
# That, therefore, because, why, as if: they end as an ergative does.
LIKE_ERGATIVE = whole("რომ ამიტომ(?:აც)? იმიტომ რატომ(?:აც)? ვითომ")
RELATIVE = beginning("რომელ რომლ (?:სადაც|საიდანაც|ვინც|ვისაც)$")
SENTENCE_RELATIVE = whole("რაც რასაც რამაც რითაც რისთვისაც რის რაზეც რაშიც")
# Where, as a relative.
WHERE = whole("სადაც")
# When, as a conjunction.
WHEN = whole("როცა როდესაც")
WITHIN_WHICH = re.compile(r"რომლის ფარგლებში")
# In the course of which, in the framework of which: what is told was done in it.
DURING_WHICH = re.compile(r"რომლის (?:ფარგლებში|მსვლელობ|დროს|განმავლობაში)")
# Relatives that say by what something was done, so that it was done then: by which, according to which.
BY_WHICH = re.compile(r"(?:რომლითაც\b|რომლის (?:თანახმად|მიხედვით|საფუძველზე|ძალით|შედეგად))")
# And by this, and so: it was done by what was told before.
BY_THIS = whole("ამით ასე ამგვარად ამრიგად")
# What may stand beside a dash for a verb: and, but, only, already.
BESIDE_DASH = whole("\\. კი ხოლო მხოლოდ უკვე")
# Between commas they part no clauses: for example, of course, perhaps, on the contrary, as is known, in a word.
PARENTHESIS = re.compile(
    r"(?:მაგალითად|ცხადია|რასაკვირველია|რა თქმა უნდა|ბუნებრივია|ალბათ|სავარაუდოდ|შესაბამისად|პირიქით|თავის მხრივ"
    r"|(?:როგორც )?მოგეხსენებათ|როგორც (?:ჩანს|წესი|ცნობილია|ითქვა|აღინიშნა|ამბობენ)|ცნობილია|ასე ვთქვათ|ერთი სიტყვით"
    r"|(?:უფრო )?მეტიც|ამასთან(?:ავე)?|სხვათა შორის|საბედნიეროდ|სამწუხაროდ|უდავოდ|უეჭველად|თურმე|მაშასადამე|ამრიგად"
    r"|ერთი მხრივ|მეორე მხრივ|ამავე დროს|ამავდროულად|სხვა სიტყვებით|მართალია|უპირველეს ყოვლისა|პირველ რიგში)$"
)
# See (page, box): a reference.
SEE = beginning("იხ")
# They look like nouns in the nominative and are none: also, at once, first.
ADVERB = whole("ასევე აგრეთვე კიდევ ისევე თავიდანვე მალევე პირველი აქტიური თანაც მხოლოდაც")
# Additionally, as against: with the ending of a verbal noun.
ADVERBS_IN_IT = whole("დამატებით დაკავშირებით")
