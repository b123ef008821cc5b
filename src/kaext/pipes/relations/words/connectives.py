"""Words that connect clauses: conjunctions, relative pronouns, parenthetical words."""

from __future__ import annotations

import re

from kaext.pipes.relations.words.matchers import beginning, whole

AS = "როგორც"
AND = whole("და აგრეთვე ასევე ან ისევე როგორც")
ALSO = whole("აგრეთვე ასევე ისევე")
CONTRAST = whole("ხოლო მაგრამ ოღონდ არამედ")
SUBORDINATING = whole("როცა როდესაც რადგან ვიდრე სანამ რადგანაც ვინაიდან თუმცა თუმც თუმცაღა მიუხედავად")
# Though, however: after a main clause it begins a statement of its own.
THOUGH = whole("თუმცა თუმც თუმცაღა")
# The fact (that), after "despite".
FACT_THAT = whole("იმისა(?:თვის)?")
# Until, with an expletive negation: ვიდრე … არ დააბრუნა (until it brought … back).
UNTIL = whole("ვიდრე სანამ მანამ ვიდრემდე სანამდე")
PURPOSE_OR_CONDITION = whole("რათა თუკი თუ იმისათვის იმისთვის")
THAT = whole("რომ")
# Words that introduce რომ (that): so that, because, in spite of, the fact that.
ANNOUNCES_THAT = beginning("იმ ის ასე მით თითქოს მაშინ გამო გარდა მიუხედავად მხოლოდ პირობ ფაქტ მიზეზ ნიშნ")
# Words with the ending of an ergative that are none: that, therefore, because, why, as if.
LIKE_ERGATIVE = whole("რომ ამიტომ(?:აც)? იმიტომ რატომ(?:აც)? ვითომ")
# Not რომელიმე, რომელიღაც (some, any).
RELATIVE = beginning("რომელ(?!ი(?:მე|ღაც)) რომლ (?:სადაც|საიდანაც|ვინც|ვისაც)$")
SENTENCE_RELATIVE = whole("რაც რასაც რამაც რითაც რისთვისაც რის რაზეც რაშიც")
# Where, as a relative.
WHERE = whole("სადაც")
# When, as a conjunction.
WHEN = whole("როცა როდესაც")
WITHIN_WHICH = re.compile(r"რომლის ფარგლებში")
# In the course of which, in the framework of which: the event happened in it.
DURING_WHICH = re.compile(r"რომლის (?:ფარგლებში|მსვლელობ|დროს|განმავლობაში)")
# Relatives of means, whose event happened at the same time: by which, according to which.
BY_WHICH = re.compile(r"(?:რომლითაც\b|რომლის (?:თანახმად|მიხედვით|საფუძველზე|ძალით|შედეგად))")
# By this, thus: by means of the event of the sentence before.
BY_THIS = whole("ამით ასე ამგვარად ამრიგად")
# Words beside a dash that stands for a verb: and, but, only, already.
BESIDE_DASH = whole("\\. კი ხოლო მხოლოდ უკვე")
# Parenthetical words, whose commas separate no clauses: for example, of course, perhaps, as is known, in a word.
PARENTHESIS = re.compile(
    r"(?:მაგალითად|ცხადია|რასაკვირველია|რა თქმა უნდა|ბუნებრივია|ალბათ|სავარაუდოდ|შესაბამისად|პირიქით|თავის მხრივ"
    r"|(?:როგორც )?მოგეხსენებათ|როგორც (?:ჩანს|წესი|ცნობილია|ითქვა|აღინიშნა|ამბობენ)|ცნობილია|ასე ვთქვათ|ერთი სიტყვით"
    r"|(?:უფრო )?მეტიც|ამასთან(?:ავე)?|სხვათა შორის|საბედნიეროდ|სამწუხაროდ|უდავოდ|უეჭველად|თურმე|მაშასადამე|ამრიგად"
    r"|ერთი მხრივ|მეორე მხრივ|ამავე დროს|ამავდროულად|სხვა სიტყვებით|მართალია|უპირველეს ყოვლისა|პირველ რიგში)$"
)
# "See": a cross-reference to a page or box.
SEE = beginning("იხ")
# Adverbs with the look of a noun in the nominative: also, at once, first.
ADVERB = whole("ასევე აგრეთვე კიდევ ისევე თავიდანვე მალევე პირველი აქტიური თანაც მხოლოდაც")
# Adverbs with the look of a verbal noun in the instrumental: additionally, in connection with.
ADVERBS_IN_IT = whole("დამატებით დაკავშირებით")
