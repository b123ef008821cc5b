"""The first person plural: we, ours, and what the endings and markers of verbs are in the third person."""

from __future__ import annotations

import regex

from kaext.pipes.relations.words.matchers import beginning, whole

WE = whole("ჩვენც?")
# With us, among us: in our country.
AT_OURS = whole("ჩვენთანა?ც? ჩვენშიც?")
FOR_US = whole("ჩვენთვისა?ც?")
OUR = whole("ჩვენ(?:ი|მა|ს|ივე|ია)")
# What a state has.
STATE_BODY = beginning("მთავრობ პარლამენტ სამინისტრო პრეზიდენტ პრემიერ ხელისუფლებ")
# Who says "our" of the Alliance, or of the region: not for a country.
OUR_COMMON = beginning("ალიანს ნატო ორგანიზაცი რეგიონ მოკავშირე პარტნიორ მეზობელ მეზობლ წევრ ერთობლივ ერთიან")
ALLIES = beginning("მოკავშირე")
# What is said in the first person for a country: an interview, a speech, what its ministry reports.
SPEECH = beginning("ინტერვიუ გამოსვლა$ სიტყვა$ მიმართვა$ საუბარი$ სამინისტრო")
# Who was quoted stands beside them.
SAID = whole(
    "(?:გან|გა|და)?(?:ა|უ)ცხადა (?:გან|გა)აცხადეს აცხადებ(?:ს|და) თქვა უთხრა ამბობს აღნიშნა აღნიშნავს დასძინა დასძენს "
    "განმარტა განმარტავს უპასუხა პასუხობს იხსენებს წერს მიაჩნია შეაფასა "
    "(?:მო)?გვი(?:თხრა|ამბო|ამბობს|თხრობს|ხსნის|მტკიცებს) (?:აუ|გან)?ხსნის აუხსნა (?:გა)?იხსენა იხსენებდა ამბობდა "
    "აღნიშნავდა ამტკიცებს ამაყობს ირწმუნება ღიმილობს იცინის წუხს ბოდიშობ(?:ს|ენ) დაგვიდასტურა გვპასუხობს"
)
# Who speaks for the Alliance.
SECRETARY = beginning("მდივან(?:ი|მა)$ სარდალ სარდლ")

# Towards the speaker, and the same without that.
AWAY_FROM_US = {"მო": "მი", "შემო": "შე", "გადმო": "გადა", "ჩამო": "ჩა", "გამო": "გა"}
_PREVERB = "(?P<preverb>(?:შემო|აღმო|გადმო|გამო|ჩამო|წამო|წარმო|ამო|გადა|აღ|გან|წარ|შე|გა|და|მი|მო|ჩა|წა|ა)?)"
# We did it: ვ- and -თ around the stem; it was done to us: გვ-.
WE_DO = regex.compile(rf"{_PREVERB}ვ(?P<stem>\p{{Georgian}}{{2,40}}+)(?<=თ|თც)")
DONE_TO_US = regex.compile(rf"{_PREVERB}გვ(?P<stem>\p{{Georgian}}{{2,40}}+)(?<!თ)")
# Whose third person is another word: we are, were, want; or whose stem is: we opened.
SUPPLETIVE = {
    "ვართ": "არის", "ვიყავით": "იყო", "გვინდა": "სურს", "დავრჩით": "დარჩა",
    "გამოვყავით": "გამოყო", "გავხსენით": "გახსნა",
}  # fmt: skip
# Their aorist ends in -ო, that of other transitive verbs in -ა.
AORIST_IN_O = ("იღ", "წყ", "რთ", "გამოყ", "მოყ", "უყ")
