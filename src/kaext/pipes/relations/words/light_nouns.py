"""Light nouns: nouns that give a light verb its meaning: takes *part*, plays *host*, gives *help*."""

from __future__ import annotations

from functools import lru_cache

from kaext.expressions import lazy_re
from kaext.pipes.relations.words.matchers import Matcher, beginning, whole
from kaext.pipes.relations.words.programme_nouns import EQUIPMENT, MEETING

# A status counts as membership; the name of a status (Enhanced Opportunities Partner) does not.
_STATUS = "სტატუს"
LIGHT: dict[str, Matcher] = {
    "hand": whole("ხელი ხელს ხელის"),
    "part": beginning("მონაწილეობ თანამონაწილეობ"),
    "member": beginning(
        "(?:რიგებ|პროგრამა|მისია|ოპერაცია|ინიციატივა|ქარტია|საბჭო)ში(?:ა|აა|ცაა)$ "
        "წევრ(?!ობ) თანაწევრ ნაწილ(?:ი|ია|ად)?$ თანამონაწილე(?!ობ) სტუმართა ჩამოსულთა მოწვეულთა მონაწილე(?!ობ) "
        "მხარე(?:დ)?$ მხარედ დამფუძნებ პარტნიორ მოკავშირე$ მქონე$ მფლობელ განმახორციელებელ მოსარგებლე "
        "(?:სვეტ|ბურჯ|ბირთვ|ვეტერან|ხერხემალ|საყრდენ|დასაყრდენ)(?:ი|ია|ად)$"
    ),
    "membership": beginning(
        f"წევრობ {_STATUS} უფლებებ(?:ი|იც)$ ადგილ(?:ი|ს)?$ (?:სკამ|მერხ|სავარძელ)(?:ი|ს)$ სავარძლის?$ ბარათ(?:ი|ს)$"
    ),
    "status": beginning(_STATUS),
    # How a place at the table can be: nobody sits there.
    "empty": whole("ცარიელი ცარიელია თავისუფალი თავისუფალია შეუვსებელი ვაკანტური ვაკანტურია დაუკავებელი"),
    "hosting": beginning("მასპინძლობ დიასახლისობ"),
    "host": beginning(
        "ორგანიზატორ(?!ობ) (?:თანა)?მასპინძელ (?:თანა)?მასპინძლ(?:ად|ები|ის?$) ასპარეზ(?:ი|ად)?$ "
        "სცენა(?:დ)?$ არენა(?:დ)?$ ველად$"
    ),
    "venue": whole("გასამართად ჩასატარებლად მოსაწყობად ადგილი ადგილად"),
    "contributor": beginning("კონტრიბუტორ წარმომადგენელ"),
    # What a country may be to a supply route: its corridor, knot, link, gate, bridge.
    "link": whole("დერეფნად კვანძად რგოლად არტერიად კარიბჭედ ჭიშკრად ხიდად მონაკვეთად ჰაბად"),
    # What is set moving along it.
    "convoy": beginning("მატარებ(?:ელი|ლები|ლებს)?$ ეშელონ ვაგონ კოლონ(?:ა|ები)$ კონტეინერ სატვირთო"),
    "founder": beginning("ხელმომწერ (?:თანა)?დამფუძნებ (?:თანა)?დამაარსებ"),
    "active": beginning("აქტიურ(?:ი|ნი|ად)?$ აქტიურია მომხმარებელი?ა?$"),
    "leader": beginning(
        "წამყვან (?:თანა)?ხელმძღვანელ(?:ი|ად|ები|ნი)?$ ლიდერ(?!ობ) სათავეში მეთაური კოორდინატორ კურატორ(?!ობ) "
        "თავმჯდომარე(?!ობ) წინამძღოლ(?!ობ) მოთავე(?!ობ) თავკაც(?!ობ) მეურვე(?!ობ) პატრონ(?:ი|ად)$ "
        "(?:თანა)?დირექტორ(?:ი|ად|ები)$"
    ),
    "leading": beginning(
        "(?!.{0,40}ით$)(?:წარმართვ|წამყვანობ|(?:თანა)?ხელმძღვანელობ|(?:თანა)?დირექტორობ|კოორდინაცი|მეთაურობ|სარდლობ|ლიდერობ|წინამძღოლობ|სადავე|საჭე(?:$|ს$)|აღვირ)"
    ),
    "help": beginning("დახმარებ კონსულტაცი დაფინანსებ მხარდაჭერ თანადგომ ხელშეწყობ რჩევ შემწეობ ტუმბო კარავ კარვებ"),
    "grant": beginning("გრანტ სტიპენდი"),
    # Those who enter together: the first group, the second wave.
    "wave": whole(
        "ჯგუფში ტალღაში ტალღას ნაკადში ნაკადს ჯგუფს სამეულში ოთხეულში ხუთეულში ექვსეულში შვიდეულში რვეულში ცხრაეულში "
        "ათეულში"
    ),
    "package": beginning("პაკეტ(?:ი|ს|ები|ებს)$"),
    "certificate": beginning("სერტიფიკატ ატესტატ დიპლომ ნიშან(?:ი|ს)$ ქულა(?:ს)?$"),
    "leave": beginning("ნება ნებას უფლება(?!მოსილ) საშუალება შესაძლებლობა"),
    "right": whole("ნება ნებას უფლება უფლებას"),
    "consent": beginning("(?:შეთანხმებ|თანხმობ)(?:ა$|ას) დასტურ(?:ი|ს)$ კონსენსუს(?:ი|ს)$"),
    # How one answers: with consent, positively; with a refusal, thanks, interest, silence.
    "assent": whole("თანხმობით დასტურით დადებითად"),
    "evasion": whole(
        "უარით უარყოფითად მადლობით ინტერესით დაინტერესებით დუმილით სიჩუმით გულგრილად გულგრილობით თავშეკავებით"
    ),
    # What ends or is completed where a country has become a member; not: before, on the day of its accession.
    "accession": whole("გაწევრიანება გაწევრიანებას გაწევრიანებაც შეერთება შეერთებას მიერთება მიერთებას შესვლა შესვლას"),
    "procedure": whole("პროცედურა პროცედურას პროცედურები პროცედურებს პროცესი პროცესს"),
    "origin": whole("სათავე სათავეს საფუძველი საფუძველს დასაბამი დასაბამს"),
    # As a basis, as a model: what something rests on.
    "basis": whole("საფუძვლად საფუძვლადაც ნიმუშად მოდელად"),
    "fruit": whole("ნაყოფი ნაყოფს სიკეთე სიკეთეს სარგებელი სარგებელს"),
    # How somebody in need is left: unanswered, alone, without hope, to its fate; negated, that country got help.
    "forsaken": whole("უპასუხოდ უყურადღებოდ უნუგეშოდ უმწეოდ მარტო მარტოდ ბედის"),
    # Burdens that one shoulders; also cargo.
    "burden": whole("ტვირთი ტვირთს უღელი უღელს სიმძიმე სიმძიმეს"),
    "shoulder": whole("მხარი მხარს მხარში მხრები მხრებს გვერდში გვერდით"),
    "back": whole("ზურგი ზურგს"),
    "offer": beginning("(?:შეთავაზებ|წინადადებ|მიწვევ|მოწვევ|მოსაწვევ|დაპირებ)(?!ით|ულ|ად)"),
    "speech": whole("სიტყვით მოხსენებით განცხადებით სიტყვითაც ლექციით"),
    "offering": whole("წინადადებით შეთავაზებით მოწოდებით მიწვევით მოწვევით"),
    "request": beginning("თხოვნ მოთხოვნ განაცხად წერილ"),
    "application": whole("განაცხადი განაცხადს განცხადება განცხადებას თხოვნა თხოვნას"),
    "there": whole("იქ იქაც იქვე აქ აქაც მასში ადგილზე"),
    "head": whole("თავი თავს"),
    "at-head": whole("თავში თავშიც"),
    "cycle": beginning("ციკლ ეტაპ (?:თვით)?შეფასებ კითხვარ ტურ(?:ი|ს)?$"),
    "ahead": whole("წინ"),
    "lecture": beginning("ლექცი კურს(?:ს|ებს)$"),
    "training": beginning("კურს მომზადებ გადამზადებ ტრენინგ სტაჟირებ სწავლებ"),
    "check": beginning("შემოწმებ"),
    "questionnaire": beginning("კითხვარ(?:ი|ს|ები|ებს)$ ანკეტ(?:ა|ას|ები|ებს)$"),
    "among": whole("შორის რიცხვში მათგან"),
    "within": whole("რიგებში შემადგენლობაში"),
    "return": beginning("დაბრუნებ"),
    "outside": whole("გარეთ მიღმა განზე"),
    "home": whole("სახლში შინ სამშობლოში უკან უკანვე"),
    "ranks": whole("რიგები რიგებს"),
    "further": whole("შემდგომ შემდგომში მომავალში"),
    "contribution": beginning("ღვაწლ წვლილ კონტრიბუცი შენატან"),
    # The object of "took"; not: by the decision, according to the decision.
    "decision": beginning("გადაწყვეტილებ(?!ით|ისამებრ)"),
    "law": beginning(
        "კანონ(?:ი|ს|ები|თა|ების)?$ კანონპროექტ რეზოლუცი დადგენილებ დეკლარაცი დოქტრინ სტრატეგი(?:ა|ას)$ კონსტიტუცი"
    ),
    "aim": beginning("განზრახვ ჩანაფიქრ(?!ად) მიზნად გეგმად შესაძლებლობ საკითხ სურვილ მიზანი"),
    "idea": beginning("ინიციატივაც?$ იდეაც?$ ავტორობაც?$"),
    # Documents that a country joins by accepting them: the framework document of a partnership.
    "framework": beginning("ჩარჩო-?(?:დოკუმენტ|შეთანხმებ)"),
    "receiver": beginning("მიმღებ ბენეფიციარ"),
    "door": whole("კარი კარები კარს გზა გზას"),
    "service": beginning("სამსახურ(?:ი|ს|ში)?$ მორიგეობ"),
    "foot": whole("ფეხი ფეხს ფეხები"),
    "stop": whole("წერტილი ბოლომდე წერტილს დასასრულამდე"),
    "guest": beginning("სტუმარ სტუმრ(?!ობ) მონაწილეები მაშველ"),
    "refusal": whole("უარი უარს"),
    "conduct": beginning("ორგანიზებ ჩატარებ გამართვ მოწყობ"),
    "passive": whole("იქნა იქნენ"),
    # Papers that are sent to a centre: a form, a letter, a report.
    "paper": whole("ფორმა ფორმას წერილი წერილს განაცხადი განაცხადს თხოვნა თხოვნას ცნობა ცნობას ანგარიში ანგარიშს"),
    # Instruments of accession.
    "instrument": whole(
        "წერილი წერილს წერილები წერილებს ნოტა ნოტას ნოტები ნოტებს აქტი აქტს აქტები აქტებს სიგელი სიგელს სიგელები "
        "სიგელებს"
    ),
    # Relief goods that arrive where they were requested.
    "goods": beginning(
        "(?:შვეულ|ვერტ|თვით)მფრ(?:ინავ|ენ)(?:ი|ები)$ გენერატორ წამლ წამალ მედიკამენტ სურსათ საკვებ "
        "საბნ საბან ტვირთ ნავები$"
    ),
    "list": whole("სიაში სია სიას ნუსხაში ნუსხა ნუსხას"),
    "invited": whole("მოწვეულთა მიწვეულთა დაპატიჟებულთა მოსაწვევთა"),
    "as-guest": whole("სტუმრად სტუმრებად"),
    # საქმის კურსში (informed, "in the course of the matter").
    "course": whole("კურსში"),
    "talks": beginning("მოლაპარაკებ კონსულტაცი (?:ლაპარაკ|საუბარ)(?:ი|ს)$"),
    "meeting": MEETING,
    "available": whole("ხელმისაწვდომი ხელმისაწვდომად"),
    "readiness": beginning("მზადყოფნ ინტერეს სურვილ იმედ"),
    # The example that one follows.
    "example": whole("მაგალითი მაგალითს"),
    "force": whole("ძალაში"),
    "power": whole("ძალა ძალას ძალები ძალებს"),
    # Facilities, which are set up, not held.
    "facility": beginning(
        "(?:კიბერ)?ლაბორატორი(?:ა|ას|ები|ებს)$ სახელოსნო(?:ს|ები)?$ საწყობ(?:ი|ს|ები)$ კლას(?:ი|ს)$ პოლიგონ(?:ი|ს)$"
    ),
    "equipment": EQUIPMENT,
    "attached": beginning("მიმაგრებულ მიწერილ მიკუთვნებულ დაქვემდებარებულ მიერთებულ"),
    "flag": beginning("დროშ ალამ"),
    # What soldiers of an operation wear.
    "badge": beginning(
        "სამკლავური?(?:ს|ები|ებს)?$ ემბლემ ნიშან(?:ი|ს)$ ნიშნ(?:ები|ებს)$ (?:ცისფერ)?ჩაფხუტ ბერეტ მუნდირ დროშ"
    ),
    # What a country establishes with a process that it joins.
    "bond": whole("კავშირი კავშირს კავშირები ურთიერთობა ურთიერთობას ურთიერთობები თანამშრომლობა თანამშრომლობას"),
    "preparation": beginning("მზადებ სამზადის მომზადებაზე$"),
    # What precedes the work itself: at the stage of agreement, of discussion, of preparation.
    "not-begun": beginning(
        "(?:შეთანხმებ|დამტკიცებ|მომზადებ|მზადებ|შემუშავებ|დამუშავებ|მოლაპარაკებ|მოლაპარაკებებ|დაგეგმვ|განხილვ|დაპროექტებ)ის$"
    ),
    "intent": whole("გეგმა გეგმას გეგმები გეგმებს"),
    "agenda": whole("წესრიგში გეგმაში გეგმებში განრიგში კალენდარში გრაფიკში"),
    # The start that is given to a project.
    "start": whole("დასაბამი დასაბამს სტარტი სტარტს გეზი გეზს ბიძგი ბიძგს"),
    # The subject of a discussion.
    "subject-matter": whole("საგანი საგანს საგანია საგნად თემა თემას თემაა თემად"),
    "threshold": beginning("ზღურბლ"),
    "aboard": whole("ბორტზე მატარებელში მატარებელს ვაგონში ნავში საფეხურზე"),
    "baggage": beginning("ბარგ ჩემოდან ჩემოდნ აბგ"),
    "page": whole("ფურცელი ფურცელს გვერდი გვერდს"),
    "past": whole("ისტორიას წარსულს დავიწყებას"),
    "daylight": whole("სინათლე სინათლეს"),
    "shelter": beginning("თავშესაფარ თავშესაფრ ბინა(?:ს)?$ სახლ(?:ი|ს)$ ჭერ(?:ი|ს)$"),
    "table": whole("მაგიდაზე"),
    "tray": whole("ლანგრით"),
    "eye": whole("თვალი თვალს"),
    "seat": whole("სავარძელი სავარძელს სკამი სკამს"),
    "mutual": whole("ერთმანეთს"),
    "gate": whole("კარი კარები კარს"),
    "mentioned": beginning("ნახსენებ მოხსენიებულ"),
    # What an intention may remain: a thought, a dream, on paper.
    "dream": whole("ფიქრად ოცნებად სურვილად იდეად განზრახვად ჩანაფიქრად გეგმად დაპირებად ქაღალდზე"),
    "promise": whole("პირობა პირობას სიტყვა სიტყვას"),
    "until-agreed": whole("შეთანხმებამდე ხელმოწერამდე"),
    "seal": beginning("ბეჭედ(?:ი|ს)$ ბეჭდ"),
    "goal": whole("ფინიშს ფინიშამდე ფინიშის დასასრულს"),
    "execution": whole("სისრულეში"),
    # What a country has in an operation and disbands.
    "team": beginning("(?:ჯგუფ|გუნდ|რაზმ|ბანაკ|კონტინგენტ|ასეულ|ბატალიონ)(?:ი|ს)$"),
    "tent": whole("კარავი კარვები სუფრა სუფრას"),
    "language": whole("ენა ენას"),
    "feast": whole("სუფრა სუფრას"),
    "from-list": whole("სიიდან ნუსხიდან რიგებიდან შემადგენლობიდან"),
    "term": whole("თარიღი თარიღს ვადა ვადას"),
    "green": whole("მწვანე შუქი შუქს"),
    # Verbs of talking that are not in the lexicon: talks of it, argues about it.
    "talking": beginning("ი?საუბრ[აეობ] ი?ლაპარაკ[აეობ] ი?მსჯელ[აეობ] ი?კამათ[აეობ] დავობ იდავ"),
}


# Only one word in twenty-five is a light noun, so one pattern for all of them is tried first.
_ANY = lazy_re("|".join(pattern.pattern for pattern in LIGHT.values()))


@lru_cache(maxsize=20_000)
def lights_of(word: str) -> frozenset[str]:
    """Return the names of the light nouns that ``word`` is a form of."""
    if not _ANY.match(word):
        return frozenset()
    return frozenset(name for name, pattern in LIGHT.items() if pattern.match(word))


# Predicate nouns with the copula -ა: is the host.
COPULAR = frozenset({"host", "leader", "receiver", "founder", "member", "active", "contributor"})
# Those that may be the subject of a verb of motion: the goods arrived.
THINGS = frozenset({"goods", "paper", "list", "burden", "procedure"})
