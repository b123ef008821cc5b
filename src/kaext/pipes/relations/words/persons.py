"""The first person plural: pronouns, verb forms and their third-person equivalents, and who speaks for a country."""

from __future__ import annotations

import regex

from kaext.ka.preverbs import PREVERB
from kaext.pipes.relations.words.matchers import beginning, whole

WE = whole("ჩვენც?")
# "With us, among us": in our country.
AT_OURS = whole("ჩვენთანა?ც? ჩვენშიც?")
FOR_US = whole("ჩვენთვისა?ც?")
OUR = whole("ჩვენ(?:ი|მა|ს|ივე|ია)")
# Our countries, where several speak together.
OUR_COUNTRIES = beginning("ქვეყნებ სახელმწიფოებ")
# Bodies of a state.
STATE_BODY = beginning("მთავრობ პარლამენტ სამინისტრო პრეზიდენტ პრემიერ ხელისუფლებ")
# Nouns after "our" that are shared with others, so that the speaker's country is not meant: our Alliance, our region.
OUR_COMMON = beginning("ალიანს ნატო ორგანიზაცი რეგიონ მოკავშირე პარტნიორ მეზობელ მეზობლ წევრ ერთობლივ ერთიან")
ALLIES = beginning("მოკავშირე")
# Titles of texts in the first person of a country: an interview, a speech, a report by its ministry.
SPEECH = beginning("ინტერვიუ გამოსვლა$ სიტყვა$ მიმართვა$ საუბარი$ სამინისტრო")
# Verbs of saying, beside which the quoted speaker is named.
SAID = whole(
    "(?:გან|გა|და)?(?:ა|უ)ცხადა (?:გან|გა)აცხადეს აცხადებ(?:ს|და) თქვა უთხრა ამბობს აღნიშნა აღნიშნავს დასძინა დასძენს "
    "განმარტა განმარტავს უპასუხა პასუხობს იხსენებს წერს მიაჩნია შეაფასა "
    "(?:მო)?გვი(?:თხრა|ამბო|ამბობს|თხრობს|ხსნის|მტკიცებს) (?:აუ|გან)?ხსნის აუ?ხსნა (?:გა)?იხსენა იხსენებდა ამბობდა "
    "აღნიშნავდა ამტკიცებს ამაყობს ირწმუნება ღიმილობს იცინის წუხს ბოდიშობ(?:ს|ენ) დაგვიდასტურა გვპასუხობს "
    "თქვეს ამბობენ იტყვის ბრძანა ბრძანებს (?:და)?ადასტურებს დაადასტურა აღიარა აღიარებს შენიშნა შენიშნავს დააზუსტა "
    "აზუსტებს დაამატა ამატებს მოგვახსენა იუწყება იტყობინება დაარწმუნა დაგვარწმუნა გვარწმუნებს განმარტავდა აცხადებდა "
    "დასძენდა ირწმუნებოდა ამტკიცებდა ჰყვება გვიყვება ყვება გაგვიზიარა ხუმრობს იხუმრა იუარა შეგვახსენა შეახსენა "
    # By what somebody says, in somebody's words; it says in a statement.
    "თქმით განცხადებით სიტყვებით ნათქვამია"
)
# Those who speak for the Alliance.
SECRETARY = beginning("მდივან(?:ი|მა)$ სარდალ სარდლ")

# Preverbs of motion towards the speaker, and the same without that meaning.
AWAY_FROM_US = {"მო": "მი", "შემო": "შე", "გადმო": "გადა", "ჩამო": "ჩა", "გამო": "გა"}
_PREVERB = f"(?P<preverb>{PREVERB}?)"
# First person plural subject: ვ- and -თ around the stem; object: გვ-.
WE_DO = regex.compile(rf"{_PREVERB}ვ(?P<stem>\p{{Georgian}}{{2,40}}+)(?<=თ|თც)")
# The same of any verb, known or not: declare, thank, remember.
WE_ANY = regex.compile(
    rf"{_PREVERB}ვ(?:\p{{Georgian}}{{2,40}}+(?<=[ბვმფ]თ|[^აეიოუ][ეო]თ|[დქ]ით)|[ეუ]\p{{Georgian}}{{2,40}}+(?<=ებით)"
    r"|(?:[^აეიოუ]\p{Georgian}{1,40}+|ი\p{Georgian}{2,5}+)(?<=ით))"
)
DONE_TO_US = regex.compile(rf"{_PREVERB}გვ(?P<stem>\p{{Georgian}}{{2,40}}+)(?<!თ)")
# Forms whose third person has another stem: we are, were, want, opened, sit, sat, stand, stood.
SUPPLETIVE = {
    "ვართ": "არის", "ვიყავით": "იყო", "გვინდა": "სურს", "დავრჩით": "დარჩა",
    "გამოვყავით": "გამოყო", "გავხსენით": "გახსნა", "ვსხედვართ": "სხედან", "ვზივართ": "ზის", "ვისხედით": "ისხდნენ",
    "ვდგავართ": "დგას", "ვიდექით": "იდგა",
}  # fmt: skip
# Stems whose aorist ends in -ო; that of other transitive verbs ends in -ა.
AORIST_IN_O = ("იღ", "წყ", "რთ", "გამოყ", "მოყ", "უყ")
