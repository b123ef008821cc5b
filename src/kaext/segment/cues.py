"""Patterns that classify a single line of a brochure by its wording and punctuation, without context."""

from __future__ import annotations

import re

import regex

from kaext.expressions import RegularExpression, lazy_re, lazy_regex, line_re, line_regex
from kaext.ka.calendar import full_year
from kaext.list_marks import BULLETS, DASHES

# Patterns that contain this one are compiled with ``re``, which takes a third of the time that ``regex`` does. They
# avoid possessive groups, which early releases of Python 3.11 get wrong (seen in 3.11.2).
MONTH_STEM = r"(?:იანვა?რ|თებერვა?ლ|მარტ|აპრილ|მაის|ივნის|ივლის|აგვისტო|სექტემბე?რ|ოქტომბე?რ|ნოემბე?რ|დეკემბე?რ)"
_PERIOD_STEM = (
    rf"(?:{MONTH_STEM}"
    r"|გაზაფხულ|ზაფხულ|შემოდგომა|ზამთა?რ|დასაწყის|მიწურულ|შუა ხან|შუა|ბოლო"
    r"|(?:პირველი|მეორე|მესამე|მეოთხე|I{1,3}|IV) (?:კვარტალ|ნახევა?რ))"
)
_QUARTER = r"(?:I{1,3}|IV) კვ\."
_PERIOD = (
    rf"(?:{_PERIOD_STEM}(?:შია|ში|ისა|ის|ი|სა|ს)?(?![ა-ჿ])"
    rf"|(?:იანვ?|თებ|მარ|აპრ|მაი|ივნ|ივლ|აგვ|სექტ?|ოქტ|ნოემ?|დეკ)\.|{_QUARTER})"
)
_YEAR = r"(?:1[89]|20)\d\d"
_YEAR_WORD = r"(?:წწ?\.|(?:წლებში|წლები|წლიდან|წლამდე|წლის|წელი|წელს|წწ?)(?![ა-ჿ]))"
_BULLET = f"[{BULLETS}{DASHES}]"

PAGE_NUMBER = lazy_regex(
    r"\s*+(?:[-–—|•·*~/\[(<]++\s*+)?+(?:(?:გვ\.?|გვერდი|p\.)\s*+)?"
    r"(?:(?:მე-)?\d{1,3}(?:-ე)?|[ivxlc]{1,6})(?:\s*+(?:/|-დან)\s*+\d{1,3})?(?:\s*+(?:გვ\.?|გვერდი))?"
    r"(?:\s*+[-–—|•·*~/\])>]++)?+\s*+"
)
# 2          3: the numbers of the two pages of a spread.
PAGE_NUMBERS_OF_SPREAD = lazy_regex(r"\s*+(?P<left>\d{1,3})(?:\s{3,}+|\t\s*+)(?P<right>\d{1,3})\s*+")
# The extent of a publication, after a comma: უფასო გამოცემა, 16 გვ. (free edition, 16 pp.).
NUMBER_OF_PAGES = lazy_regex(r"\s*+\d{1,3}\s*+გვ(?:\.|ერდი)\s*+")
# პარტნიორები … 7, 12 | ბიულეტენი: a running header with the page number on its line.
HEADER_WITH_NUMBER = lazy_regex(
    r"\s*+(?:\p{L}[^.!?…]{2,80}?(?:\s{3,}|\s*+[|•·]\s*+)(?:გვ(?:\.|ერდი)\s?)?\d{1,4}|\d{1,3}(?:\s{3,}|\s*+[|•·]\s*+)\p{L}[^.!?…]{2,80})\s*+"
)
CREDIT = line_regex(
    r"\s*+\(?(?:©|\(?c\)\s|(?:\p{Georgian}++\s)?(?:ფოტო|ფოტოსურათი|ფოტოს ავტორი|სურათი)\s*+(?::|©))", regex.IGNORECASE
)
# Every credit contains one of these. A cheap test before the full pattern.
_CREDIT_SIGNS = frozenset("©:)")
# A caption that ends with the photographer's name.
_PHOTOGRAPHER = r"\(?(?:ფოტო(?:სურათი)?|ფოტოს ავტორი|სურათი)\s*+(?::|©)"
INLINE_CREDIT = lazy_regex(
    rf"\S[.,;)]?\s(?:{_PHOTOGRAPHER}|\(?©)[^.!?]{{2,40}}\.?(?:[^.!?]{{2,40}}\.?)?\)?\s*+$", regex.IGNORECASE
)
# The name on the next line may start with an initial, which must not be read as a list letter.
_OPEN_CREDIT = lazy_regex(rf"{_PHOTOGRAPHER}\s*+$", regex.IGNORECASE)
# სურ. 3. მეზღვაურები წვრთნაზე (fig. 3: sailors on exercise): a caption with a figure number.
FIGURE = lazy_regex(r"\s*+(?:სურ(?:\.|ათი)|ნახ(?:\.|აზი)|ილ(?:\.|უსტრაცია)|ფოტო)\s?(?:№\s?)?\d{1,2}[.:)]\s")
# Titles of boxes: ჩანართი 2. (inset 2), იცით თუ არა, რომ (do you know that), შემოკლებანი (abbreviations),
# ციფრები (figures), რეგიონი ციფრებში (the region in figures), კითხვა-პასუხი (questions and answers),
# ფაქტები ერთი შეხედვით (facts at a glance), ფაქტები: ფინეთი (facts: Finland), რას ნიშნავს PARP (what PARP means),
# რა ღირს წვრთნა (what an exercise costs), ვინ იხდის (who pays), მართალია თუ მცდარი (true or false), მითები და ფაქტები
# (myths and facts), ავტორის შესახებ (about the author), დაიმახსოვრე (remember), შედარებით: ირანი (compared: Iran),
# ცნობისთვის (for information), თუ ნაღმს წააწყდი (if you come upon a mine),
# პროექტების ღირებულება (what the projects cost), წესები ერთ ფურცელზე (rules on one sheet).
_NAMED_BOX = r"(?:ჩანართი|ჩარჩო)(?:\s(?:№\s?)?\d{1,2}|\sმე-\d{1,2})?(?:[.:]|\s?[–—]|\s-|\s*+$)"
# წაიკითხეთ შემდეგ ნომერში (read in the next issue)
_NEXT_ISSUE = (
    r"(?:(?:წაიკითხეთ?|იხილეთ?|ელოდეთ)\s)?(?:შემდეგ|მომდევნო|მომავალ)\sნომერში"
    r"(?:\s(?:\([^()]{2,40}\)|წაიკითხავთ|იხილავთ|ნახავთ))?[\s.…:]*+"
)
NEXT_ISSUE = lazy_regex(rf"\s*+{_NEXT_ISSUE}")
_FACTS = r"(?:ფაქტები|ციფრები)\s?[:–—-]\s\p{L}[^.!?…:;]{2,60}"
# ავტორის შესახებ, ფოტოგრაფზე: ანა ბერიძე (about the photographer)
_PERSON_OF_BOX = (
    r"(?:რამდენიმე\sსიტყვა\s)?(?:ავტორ|ფოტოგრაფ|კურატორ|ჟურნალისტ|მთარგმნელ|რესპონდენტ|სტუმა?რ|მხატვა?რ)"
    r"(?:(?:ის|ების|თა)\sშესახებ|(?:ებ)?ზე)(?:\s?[:–—-]\s\p{Georgian}[^.!?…:;\d]{2,60})?"
)
# ფაქტები / Facts: the title in a second language.
_TRANSLATION = r"/\s?\p{Latin}[^\p{Georgian}/]{1,80}"
# The lines below such a title are facts, even if they are dated, not a chronology.
FACTS = lazy_regex(rf"\s*+{_FACTS}$")
NAMED_BOX = lazy_regex(rf"\s*+{_NAMED_BOX}")
# გამოყენებული აბრევიატურები (abbreviations used), შემოკლებათა სია (list of), ტერმინები და შემოკლებები (terms and …)
_ABBREVIATIONS = (
    r"(?:(?:ტექსტში\s|ანგარიშში\s)?(?:გამოყენებული|ძირითადი|მთავარი)\s)?(?:(?:ტერმინები|სიმბოლოები|შემოკლებები|აბრევიატურები)\sდა\s)?"
    r"(?:შემოკლებ(?:ები|ანი)|აბრევიატურ(?:ები|ანი)"
    r"|(?:შემოკლებ|აბრევიატურ)(?:ათა|ების)\s(?:სია|ნუსხა|ჩამონათვალი|განმარტებ(?:ა|ანი|ები)))"
)
ABBREVIATIONS_TITLE = lazy_regex(rf"\s*+{_ABBREVIATIONS}[.:]?\s*+")
BOX_TITLE = line_regex(
    rf"\s*+(?:{_NAMED_BOX}"
    r"|(?:იც(?:ით|ოდით)(?:,?\s(?:თუ არა|რომ)){0,2}|კითხვა(?:-|\sდა\s)პასუხი|კითხვები და პასუხები"
    rf"|{_ABBREVIATIONS}"
    r"|(?:მხოლოდ\s)?(?:ციფრები|რიცხვები)(?:\s\S[^.!?…]{0,80}?(?:\sშესახებ|თვის))?"
    r"|(?:\p{L}[^.!?…:;]{0,80}?\s)?(?:ციფრებ|რიცხვებ)(?:ში|ით)"
    r"|(?:\p{L}[^.!?…:;]{0,40}?\s)?ერთ(?:ი\s(?:შეხედვით|თვალის გადავლებით)|\s(?:ცხრილში|ფურცელზე|გვერდზე))"
    r"|(?:სწრაფი|მოკლე) ფაქტები"
    rf"|{_FACTS}"
    r"|(?:ფაქტები და (?:ციფრები|რიცხვები)|(?:ციფრები|რიცხვები) და ფაქტები)"
    r"|(?:\p{Georgian}++\s(?:და\s)?+){0,2}(?:ღირებულება|ბიუჯეტი|თანხები|(?:და)?ხარჯები)(?:\sდა\s(?:ვადები|პროექტები))?(?!\?)"
    r"|რას\s(?:ნიშნავს|შეიცავს|გულისხმობს|ითვალისწინებს)\s[^\s.!?…:;,]++"
    r"|(?:რა|რამდენი)\s(?:ღირს|ჯდება|დაჯდა)(?:\s[^\s.!?…:;,]++){0,3}(?!\?)|ვინ\s(?:იხდის|აფინანსებს)(?!\?)"
    r"|(?:მართალი|სწორი|სიმართლე)ა?\sთუ\s(?:მცდარი|ტყუილი|არასწორი|სიცრუე|მითი|არა)ა?"
    r"|მით(?:ი|ები)\s(?:და|თუ)\s(?:ფაქტ(?:ი|ები)|რეალობა|სინამდვილე|სიმართლე)"
    rf"|{_PERSON_OF_BOX}|დაიმახსოვრეთ?|გახსოვდეთ|ყურადღება)[\s.…?!:]*+(?:{_TRANSLATION})?$"
    rf"|{_NEXT_ISSUE}$"
    r"|ცნობისა?თვის(?:\s\([^()]{2,40}\))?\s?:?\s*+$|თუ(?:\s[^\s.!?…:;,]++){2,4}+(?<!თუ\sარა)[.…]{0,3}\s*+$"
    r"|(?:შედარებისა?თვის|შედარებით|შესადარებლად)(?:\s?[:–—-]\s[^.!?…;]{3,80})?\s*+$)"
)
# რა ღირს? (what does it cost?), რამდენი დაჯდა ცენტრი? (how much was the centre?)
PRICE_QUESTION = lazy_regex(r"\s*+(?:რა|რამდენი)\s(?:ღირს|ჯდება|დაჯდა)(?:\s[^\s.!?…:;,]++){0,3}\?\s*+")
# იცოდით, რომ… (did you know that…)
TEASER = lazy_regex(r"\s*+(?:იც(?:ით|ოდით)|გსმენიათ|გაგიგიათ)(?:,?\s(?:თუ\sარა|რომ)){0,2}[\s.…?!:]*+")
# ვიქტორინა: სცადეთ ტელეფონის გარეშე (a quiz: try without your phone); შეამოწმეთ ცოდნა (check your knowledge)
QUIZ_TITLE = lazy_regex(
    r"\s*+(?:\p{Georgian}{2,20}\s){0,2}(?:ვიქტორინა|ქვიზი|ტესტი|თვითშემოწმება|გამოცანები|(?:შეამოწმეთ?|გამოსცადეთ?|გამოცადეთ?)"
    r"(?:\s\p{Georgian}{2,15})?\s(?:ცოდნა|თავი|თქვენი თავი|მეხსიერება))(?:[:.,]?\s[^.?…]{2,80})?[!?.]?\s*+"
)
# – როდის ჩამოხვედით? (when did you come?): a turn of a talk that asks.
TURN = lazy_regex(r"\s*+[–—-]\s?\p{L}[^?]{1,200}\?\s*+$")
# 1. რომელმა …? ; ა) კატარში; 2 - გ. (answer c of question 2)
QUIZ_ITEM = lazy_regex(r"\s*+\(?(?:\d{1,2}\s?[.)]|\d{1,2}\s?[-–—]\s|[ა-კ]\s?[.)])\s?\S")
ANSWERS_TITLE = lazy_regex(r"\s*+(?:სწორი\s)?პასუხ(?:ი|ები)(?:\s[^.!?…]{2,40})?[:.]?\s*+")
# „სტიქიას საზღვრები არ აჩერებს.“ (disasters stop at no border): a block that is a quotation from end to end.
QUOTATION = lazy_regex(r"[„“”\"«][^„“”\"«»]++[.!?…]?[“”\"»][.!?…]?\s*+")
# ბატალიონის ექიმი, ჰელმანდი, 2013 წლის მაისი (a battalion's doctor, Helmand, May 2013): the source of a quotation.
ATTRIBUTION = lazy_regex(r"\s*+[-–—]?\s*+\p{L}[^,.:;!?…]{1,60}(?:,\s[^,:;!?…]{2,60}){1,3}")
# კითხვები და პასუხები (questions and answers): a word that marks the title of a box of answers.
ANSWER_WORD = lazy_regex(r"პასუხ")
# როდის? (when?); კითხვა: ვინ იხდის? პასუხი: … (question: who pays? answer: …)
QUESTION = lazy_regex(r"^[^?.!…]{1,160}\?(?:\s*+$|\sპასუხი:)")
# თავი 14 (chapter), გაკვეთილი მეორე (second lesson), მე-3 ლექცია (third lecture), also a part, a module and a topic.
_PART, _ORDINAL = "(?:თავი|ნაწილი|გაკვეთილი|ლექცია|მოდული|თემა)", r"(?:პირველი|მე\p{Georgian}{3,12})"
_CHAPTER = (
    rf"\s*+(?:{_PART}\s(?:№\s?)?(?P<number>\d{{1,2}}|[IVX]{{1,5}}|{_ORDINAL})"
    rf"|(?P<number>მე-\d{{1,2}}|[IVX]{{1,5}}|{_ORDINAL})\s{_PART})"
)
# თავი 14. ვინ არიან … (chapter 14: who are …)
CHAPTER = lazy_regex(rf"{_CHAPTER}(?:[.:]|\s[-–—])\s")
# თავი 14, თავი 14. პარტნიორები (partners): a line that names a chapter, with its title or without.
CHAPTER_LINE = line_regex(rf"{_CHAPTER}(?:[.:]?\s*+$|(?:[.:]|\s[-–—|·•])\s(?P<title>[^.!?…]{{2,140}}[.!?…]?\s*+)$)")
# საკითხი 4. სხვადასხვა (item 4: any other business), სლაიდი 2 (slide 2)
COUNTED_PART = lazy_regex(
    r"\s*+(?P<name>საკითხი|სლაიდი|სესია|პანელი|ლოტი|ეტაპი|ფაზა|ნაბიჯი|დღე|კითხვა|ამოცანა|კომპონენტი|ღონისძიება|პრიორიტეტი|მიმართულება"
    r"|მოდული|ლექცია|თემა|პუნქტი|წერილი)\s(?:№\s?)?(?P<number>\d{1,2})(?:[.:)]?\s*+$|[.:)](?=\s|\p{Georgian})|\s[-–—]\s)"
)
NUMBERED_HEADING = lazy_regex(r"\s*+(\d{1,2})(?:[.)]\s++(?=\S)|\.(?=\p{Georgian}{2}))")
# მუხლი 2. საქართველო (article), მე-3 მუხლი (third article), დანართი № 1 (annex no. 1), დანართი ა (annex A)
_ACT_PART = (
    r"(?:(?:მუხლი|დანართი|დამატება)\s(?:(?:№|N)\s?)?(?:\d{1,3}(?:[¹²³]|-\d)?|[IVX]{1,4}|[ა-ჰ])"
    r"|(?:\d{1,3}-ე|მე-\d{1,3}|[IVX]{1,4})\s(?:მუხლი|დანართი))(?=[.:]?\s*+$|[.:]\s++\S|\s[-–—]\s)"
)
ACT_PART = lazy_regex(rf"\s*+{_ACT_PART}")
# დანართი. ქვეყნები და პროგრამები (annex: countries and programmes), დანართი ა (annex A)
ANNEX = lazy_regex(r"\s*+(?:დანართი|დამატება)(?:[.:]|\s[-–—])?(?:\s|$)")
ARTICLE = lazy_regex(r"\s*+(?:(?:\d{1,3}-ე|მე-\d{1,3}|[IVX]{1,4})\s)?მუხლი\s?")
# II. ზოგადი ნაწილი (general part), თავი 3 (chapter), or a part of an act
SECTION_NUMBER = lazy_regex(rf"\s*+(?:(?:[IVX]{{1,5}}\.|თავი\s[IVX\d]{{1,4}}|§)\s++\S|{_ACT_PART})")
# ა) ზოგადი ინფორმაცია (general information)
LETTERED_HEADING = lazy_regex(r"\s*+([ა-ჰ])[.)]\s++(?=[„“”\"«]?\p{L})")
# 2.1. ინდივიდუალური გეგმები (individual plans)
NUMBERED_SUBSECTION = lazy_regex(r"\s*+(\d{1,2})\.(\d{1,2})[.)]?\s++(?=[„“”\"«]?\p{L})")
# ცხრილი 1. დასრულებული პროექტები (table 1: finished projects), ცხრილი 3-2. …; აჯამებს ცხრილი (a table sums up)
TABLE_TITLE = lazy_regex(r"\s*+(?:ცხრილი|დიაგრამა)(?:\s(?:№\s?)?\d{1,2}(?:[.-]\d{1,2})?)?[.:]\s")
NUMBERED_TABLE = lazy_regex(r"\s*+(?:ცხრილი|დიაგრამა)\s(?:№\s?)?\d")
TABLE = lazy_re(r"(?<![ა-ჿ])(?:ცხრილ|დიაგრამ)")
# წყარო: NSPA, გვ. 14 (source), წყაროები – სამინისტროების ცნობები (sources): where the figures of a table come from
SOURCE = lazy_regex(r"\s*+(?:(?:ცხრილის|მონაცემთა|მონაცემების)\s)?წყარო(?:ები)?\s?[:–—-]\s?\S")
# (წელი – შეერთების წელი; «+» მონაწილეობს): what the signs in the cells of a table mean (year: when it joined; + takes
# part)
_SIGN = (
    r"[„“”\"«]?(?:[+✓✔√✗✘×xXхХ○●◐■□▲★*–—-]|წელი|წლები|თარიღი|რიცხვი|ციფრი|კი|არა)"
    r"[“”\"»]?\s?(?:[-–—=:]\s?)?+\p{Georgian}"
)
LEGEND = lazy_regex(
    rf"\s*+[(\[]?(?:(?:შენიშვნა|(?:პირობითი\s)?(?:აღ)?ნიშნები|(?:პირობითი\s)?აღნიშვნები|ლეგენდა)[:.]?\s)?{_SIGN}[^;,]{{1,60}}"
    rf"(?:[;,]\s{_SIGN}[^;,]{{1,60}}){{1,6}}[.)\]]{{0,2}}\s*+"
)
# კრებული № 14 (collection no. 14), ცნობარი | 2013 (directory): the number, date or divider of an issue.
ISSUE = lazy_regex(r"\d|№|\s[|*•·]\s")
# ბიულეტენი № 4 (bulletin no. 4), კითხვა-პასუხი | პარტნიორები (questions and answers | partners): a line above a title.
# სამხედრო ენციკლოპედია, ტ. 3 (encyclopedia, vol. 3), უსაფრთხოება. X კლასი (security, tenth form)
MASTHEAD = lazy_regex(
    r"(?:№|(?<![\p{L}\d])N)\s?\d|\s[|•·]\s|(?<!\p{L})ტ(?:\.|ომი)\s?[\dIVX]|(?<![\p{L}\d])(?:[IVX]{1,4}|\d{1,2}|მე-\d{1,2})\s(?:ტომი|კლასი)(?!\p{L})"
)
# № 3 (19), 2012 წლის ივლისი (no. 3 (19), July 2012): the issue of a periodical. The number of an order looks different.
NUMBERED_ISSUE = lazy_regex(
    r"\s*+(?:№|N|ნომერი\s)\s?\d{1,4}(?:\s?[(/]\d{1,4}\)?)?"
    rf"(?:[,.:]?\s[^.!?…;]{{0,40}}?{_YEAR}[^.!?…;]{{0,40}})?\s*+$"
)
# 2018 წლის საქმიანობის ანგარიში (activity report): such a title also needs the name of the body that reports.
REPORT_END = lazy_regex(r"(?:ანგარიში|მოხსენება|ბიულეტენი|ცნობარი)\s*+$")
REPORT = lazy_re(r"(?<![ა-ჿ])(?:ანგარიშ|მოხსენებ|კვლევა|მიმოხილვ)")
# Publishers: უკრაინის თავდაცვის სამინისტრო (ministry of defence), სამეკავშირეო ოფისი კავკასიაში (liaison office).
_OFFICE = "სამინისტრო|კომიტეტი|ოფისი|დეპარტამენტი|სამსახური|სააგენტო|სამმართველო|ბიურო|საელჩო"
PUBLISHER = lazy_regex(rf"(?:{_OFFICE}|წარმომადგენლობა)(?:\s\p{{Georgian}}++(?:\s\p{{Georgian}}++)?(?<=ში))?\s*+$")
# უსაფრთხოების კვლევათა ინსტიტუტი (institute for security studies): the name of an office above its address.
OFFICE_LINE = lazy_regex(
    rf"\s*+\p{{L}}[^.!?…:;]{{2,80}}?(?:{_OFFICE}|აპარატი|კანცელარია|მთავრობა|წარმომადგენლობა|ინსტიტუტი|ცენტრი|ფონდი|ასოციაცია|კავშირი|საბჭო)\s*+"
)
# 1 კრწანისის … (a footnote with a plain number)
NUMBERED_NOTE = lazy_regex(r"\s*+\d{1,2}\s\p{L}")
# PfP - პარტნიორობა მშვიდობისათვის (partnership for peace): a glossary entry. The gap may be a tab, spaces or dots, and
# the abbreviation may come last: პარტნიორობა მშვიდობისათვის ........ PfP
_SHORT_FORM = r"\p{Lu}[\p{Latin}\d/-]{0,12}[\p{Lu}\d]"
_GLOSSARY_GAP = r"(?: *+\t\s*+|\s{2,}+|\s?\.{3,}+\s*+|\s?…{1,}+\s*+|\s[-–—=]\s)"
ABBREVIATION_ENTRY = lazy_regex(rf"\s*+{_SHORT_FORM}(?:{_GLOSSARY_GAP}|:\s)[„“”\"«]?\p{{L}}{{3}}")
GLOSSARY_ENTRY = lazy_regex(
    rf"\s*+(?:\S{{2,25}}\s[-–—=]\s\p{{L}}|{_SHORT_FORM}(?:{_GLOSSARY_GAP}|:\s)[„“”\"«]?\p{{L}}"
    rf"|[„“”\"«]?\p{{Georgian}}[^.!?…\t]{{4,120}}?{_GLOSSARY_GAP}{_SHORT_FORM}\s*+$)"
)
# ნინო გ. (მე-11 კლასი): … (Nino G., 11th form); დ. ჩ., მაიორი: … (D. Ch., major): a speaker's turn, introduced by who
# it is. The name has an initial, or is one or two words.
SPEAKER = lazy_regex(
    r"\s*+(?:[-–—]\s)?(?P<name>(?:\p{L}\.\s?){1,3}|(?:\p{L}{2,20}\s){1,2}\p{L}\.|\p{L}\.\s?\p{L}{2,25}|\p{L}{2,20}(?:\s\p{L}{2,25})?)"
    r"(?:\s\([^()]{2,60}\)|,\s[^:.!?…]{2,60})?:\s"
)
# კითხვა: … (question: …): a label of one or two words
LABEL = line_regex(r"\s*+((?:[^\s:]{1,25}\s)?[^\s:\d]{2,25}):\s")
URL = lazy_regex(
    r"(?:https?://|www\.)[^\s<>]{2,300}|\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}"
    r"|\b[a-z0-9-]{2,63}(?:\.[a-z0-9-]{1,63}){0,4}\.(?:int|org|com|net|eu|ge|info|gov|mil|edu)(?:\.[a-z]{2})?(?![\w@])(?:/\S{0,300})?"
    r"|\b(?:t|fb|m|youtu|bit|goo|tinyurl|vk|telegram|linktr)\.(?:me|be|ly|gl|ee|com)/[\w@][^\s<>]{0,300}",
    regex.IGNORECASE,
)
# განაცხადის ფორმა: www.nato.int/science (application form)
INTRODUCED_ADDRESS = lazy_regex(rf"\s*+[^.:]{{2,60}}(?::|\s[-–—])\s{URL.pattern}", regex.IGNORECASE)
# Every address contains one of these. A cheap test before the full pattern.
_ADDRESS_SIGN = line_re(r"@|://|\.\S")
# … სამარყანდი, 2009 წ.; … ბადამბაღი, 2018 წლის მაისი: a caption ends with its place and date.
PLACE_AND_DATE = lazy_re(
    rf"[,.;]\s(?:\d{{1,2}}\s)?(?:{_YEAR}(?:\s?(?:წ\.|წელი)|\s?(?:წლის|წ\.)\s(?:\d{{1,2}}\s)?{_PERIOD})|{_PERIOD},?\s{_YEAR})\.?\s*+$"
)
# კომიტეტის აპარატი, 2021 წლის 15 ოქტომბერი. (the committee's office, 15 October 2021): author and date of a text.
SIGNATURE_LINE = lazy_regex(
    rf"\s*+(?:\S++\s){{0,5}}(?:{_OFFICE}|აპარატი|ჯგუფი|კომისია|სამდივნო)"
    rf"[.,]\s(?:[^.!?…]{{0,80}}[.,]\s)?[^.!?…]{{0,40}}{PLACE_AND_DATE.pattern}"
)
# თბილისი, 2024 წლის 12-13 ივნისი / Tbilisi, 12-13 June 2024: where and when an event takes place.
_EVENT_DATE = (
    rf"(?:{_YEAR}\s?(?:წლის|წ\.)\s(?:\d{{1,2}}(?:\s?[-–—]\s?\d{{1,2}})?\s)?{_PERIOD}(?:\s?[-–—]\s?(?:\d{{1,2}}\s)?{_PERIOD})?"
    rf"|(?:\d{{1,2}}(?:\s?[-–—]\s?\d{{1,2}})?\s)?{_PERIOD}(?:\s?[-–—]\s?(?:\d{{1,2}}\s)?{_PERIOD})?,?\s{_YEAR}(?:\s?(?:წ\.|წელი))?)"
)
EVENT_LINE = lazy_regex(
    rf"\s*+\p{{L}}[^.!?…:;/,]{{2,40}}(?:,\s[^.!?…:;/,]{{2,60}}){{0,2}},\s{_EVENT_DATE}(?:\s(?:{_TRANSLATION}|[|·]\s.{{2,80}}))?\s*+"
)
# რომი, 1991 წლის ნოემბერი; ოსლო, 1992 წლის ივნისი (Rome, November 1991; Oslo, June 1992)
_EVENT = rf"\p{{L}}[\p{{L}} -]{{2,30}},\s{_EVENT_DATE}"
EVENTS = lazy_regex(rf"\s*+(?:{_EVENT}(?:;\s|\s*+\Z)){{1,4}}")
# კითხვა: (question), პასუხი: (answer)
LABELLED_QUESTION = lazy_regex(r"\s*+კითხვა(?:\s\d{1,2})?\s?[:.–—-]\s[^.!?…]{2,100}\?\s*+$")
LABELLED_ANSWER = lazy_regex(r"\s*+პასუხი(?:\s\d{1,2})?\s?[:.–—-]\s")
# Titles of the first section: წინასიტყვაობა (foreword), რედაქციისგან (from the editors).
INTRODUCTION = lazy_regex(
    r"\s*+(?:შესავალი|წინასიტყვაობა|წინათქმა|სარედაქციო|რედაქციისგან|რედაქტორისგან|ავტორისგან|მკითხველს)\s*+"
)
# Headings of lists of links: ბმულები (links), წყაროები (sources), კონტაქტი (contact), მოგვწერეთ (write to us).
LINKS_HEADING = line_regex(
    r"\s*+(?:(?:სასარგებლო|საჭირო|დამატებითი|ინტერნეტ[- ])\s?)?"
    r"(?:ბმულები|ვებ-?\s?(?:გვერდ|საიტ)ები|წყაროები|კონტაქტ(?:ი|ები)|კავშირი|ინფორმაცია|ლიტერატურა"
    r"|საკონტაქტო (?:ინფორმაცია|მონაცემები|პირ(?:ი|ები))(?:\s(?:მედი|პრეს)ისა?თვის|\sჟურნალისტებისა?თვის)?"
    r"|(?:მედი|პრეს)ა?-?\s?კონტაქტ(?:ი|ები)|კონტაქტ(?:ი|ები)\s(?:(?:მედი|პრეს)ისა?თვის|ჟურნალისტებისა?თვის)|მოგვწერეთ|დაგვიკავშირდით|მოგვძებნეთ|გამოგვყევით"
    r"|(?:(?:იხ\.|იხილეთ|მეტი|ვრცლად)\s)?ინტერნეტში|(?:მეტი|ვრცლად)\sამ\sთემაზე|რესურსები)\s*+"
)
# სქოლიო (notes), შენიშვნები (remarks): headings over footnotes.
NOTES_HEADING = lazy_regex(r"\s*+(?:სქოლიო(?:ები)?|შენიშვნები|განმარტებები)(?:\s\[[^\]]{1,20}\])?\s*+")
# გაგრძელება მე-4 გვერდზე ► (continued on page 4); ◄ დასაწყისი 1-ლ გვერდზე (begins on page 1); (დასასრული. დასაწყისი
# იხ. № 3); იხ. გვ. 5; გაგრძელება შემდეგ ნომერში (in the next issue): a line that sends the reader elsewhere.
_PAGE_OR_ISSUE = (
    r"(?:გვ(?:\.|ერდ(?:ი|ზე|იდან|ებზე)?)(?:\s?(?:№\s?)?\d{1,3})?(?:-ე)?(?:ზე|დან)?"
    r"|№\s?\d{1,4}(?:-ში)?|ნომ(?:ერ(?:ში|ი)?|რ(?:იდან|ის)))"
)
JUMP = lazy_regex(
    r"[^\p{L}\p{N}]{0,60}(?:(?:(?:სტატიის|წერილის|ამბის)\s)?(?:გაგრძელება|დასაწყისი|დასასრული|დაბოლოება)"
    r"|იხ(?:\.|ილეთ)?|(?:წა)?იკითხეთ|ვრცლად|სრულად|განაგრძეთ)(?:[^\p{L}!?…;]{1,4}[^!?…;]{0,40}?)?"
    rf"(?:{_PAGE_OR_ISSUE}|(?<=გაგრძელება )(?:იქნება|იხილეთ|მოჰყვება))[^\p{{L}}\p{{N}}]{{0,6}}",
    regex.IGNORECASE,
)
# An address or a telephone number in a list of contacts.
CONTACT = lazy_regex(rf"{URL.pattern}|\(?\+\d[\d\s()-]{{6,20}}\d", regex.IGNORECASE)
# ტელ.: 032 2 99 20 04 (telephone)
TELEPHONE = lazy_regex(r"(?<!\p{L})(?:ტელ(?:ეფონი)?|ფაქსი|მობ(?:ილური)?)\s?[.:]{0,2}\s?\(?\+?\d[\d\s()-]{4,20}\d")
YEAR_ABBREVIATION_END = lazy_regex(r"\d\s?წწ?\.\s*+$")
BULLET = line_regex(
    rf"^(?:(?!\s*+[–—].*[–—]\s*+$)\s*+{_BULLET}\s++(?=\S)"
    r"|\s*+(?:o|>{1,2})\s++(?=[„“”\"«]?\p{Georgian})"
    r"|\s*+\(?(?:\d{1,2}|[ა-კ])[.)]\s++(?=[„“”\"«]?\p{L}))"
)
# 1995 წ. ნოემბერი  …; 2004 – …; 12.03.2007: …; 22.11.02 …; 2016 წ. 15 ივნისი  …; მარტი 2004 …; 2004-2006 წწ.  …;
# 2010-იანი წლების ბოლო  … (the end of the 2010s); 2004 მარ. 29 → …
LEADING_DATE = line_re(
    rf"^\s*+(?:{_BULLET}\s*+)?[(\[*]?(?:"
    rf"{_YEAR}[./-](?:0?[1-9]|1[0-2])(?:[./-]\d{{1,2}}(?:[-–—]\d{{1,2}})?)?(?!\d)"
    rf"|{_YEAR}[./-][IVX]{{1,4}}(?![A-Za-z])"
    rf"|(?:0?[1-9]|1[0-2]|[IVX]{{1,4}})[./]\s?{_YEAR}(?!\d)"
    r"|\d{1,2}([./])(?:0?[1-9]|1[0-2]|[IVX]{1,4})\1\d\d(?![\d./])"
    rf"|{_YEAR}-იანი წლების {_PERIOD}"
    rf"|\d{{1,2}}-(?:\d{{1,2}}|[IVX]{{1,4}})-{_YEAR}(?!\d)"
    rf"|(?:(?:\d{{1,2}}(?:[./]\d{{1,2}}(?:[./]{_YEAR})?)?\s?[-–—]\s?)?\d{{1,2}}[./]\s?(?:\d{{1,2}}|[IVX]{{1,4}})[./]\s?)?"
    rf"{_YEAR}(?:\s?[-–—/]\s?(?:{_YEAR}|\d\d)(?!\d))?(?!\d)(?:\s*+{_YEAR_WORD})?"
    rf"(?:,?\s?(?:\d{{1,2}}(?:\s?[-–—]\s?\d{{1,2}})?\s)?{_PERIOD}(?:\s?[-–—]\s?(?:\d{{1,2}}\s)?{_PERIOD}|,?\s\d{{1,2}}(?=\s[→⇒➔-➞]))?)?"
    rf"|(?:\d{{1,2}}(?:\s?[-–—]\s?\d{{1,2}})?\s)?{_PERIOD}(?:\s?[-–—]\s?(?:\d{{1,2}}\s)?{_PERIOD})?(?:,\s?|\s){_YEAR}(?:\s?{_YEAR_WORD})?"
    rf")"
)
# წლის ქრონიკა (chronicle of the year), ოფისის ქრონოლოგია, მნიშვნელოვანი თარიღები (important dates), მოვლენები (events),
# კალენდარი (calendar)
CHRONOLOGY_WORD = lazy_re(r"(?<![ა-ჿ])(?:ქრონიკა|ქრონოლოგია|თარიღები|მოვლენები|კალენდარი)(?![ა-ჿ])")
# 1994 წელი (the year 1994)
YEAR_HEADING = lazy_regex(rf"\s*+{_YEAR}(?:\s?[-–—]\s?{_YEAR})?\s(?:წელი|წლები)\s*+")
# ——— 2004 ———; === 2004 წელი ===: a year between signs
DECORATED_YEAR = lazy_regex(rf"\s*+[-–—=*_~•·]{{2,}}+\s?{_YEAR}(?:\s(?:წელი|წ\.))?\s?[-–—=*_~•·]*+\s*+")
BARE_YEAR = lazy_regex(rf"\s*+{_YEAR}\s*+")
# 16 თებერვალი, 13:30; 03/02/2025, 10:15; [2025-02-03 10:15]; 10:15, 3 თებერვალი, 2025 წ.: the head of a post, with its
# time, perhaps with a sign or the day of the week before it, and with the author or the number of views after it
_CLOCK = r"(?:საათი\s)?(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?:\s?(?:სთ\.?|საათზე))?"
_WEEKDAY = r"(?:ორშაბათი|სამშაბათი|ოთხშაბათი|ხუთშაბათი|პარასკევი|შაბათი|კვირა)"
_DAY_OF_POST = (
    rf"(?:{_WEEKDAY},?\s)?(?:\d{{1,2}}[./-]\d{{1,2}}[./-](?:{_YEAR}|\d\d)|{_YEAR}[./-]\d{{1,2}}[./-]\d{{1,2}}"
    rf"|{_YEAR}\s?(?:წლის|წ\.)\s\d{{1,2}}\s{_PERIOD}|\d{{1,2}}\s{_PERIOD}(?:,?\s{_YEAR}(?:\s?(?:წელი|წ\.))?)?)"
)
_BETWEEN_DAY_AND_CLOCK = r"(?:\sწ\.)?(?:,|\s[-–—|·•/])?\s"
POST_HEAD = line_regex(
    r"\s*+(?:[^\p{L}\p{N}\s]{1,4}\s?|\p{L}[^\[\]:.!?…]{1,40},?\s(?=\[))?\[?"
    rf"(?:{_DAY_OF_POST}{_BETWEEN_DAY_AND_CLOCK}{_CLOCK}|{_CLOCK}{_BETWEEN_DAY_AND_CLOCK}{_DAY_OF_POST})"
    r"(?:\]:?(?:\s[^:.!?…]{2,40}:?)?|\s?[-–—|·•]\s?[^.!?…]{1,40}|\s[^\p{L}\p{N}\s]{1,3}\s?\d[^.!?…]{0,20}|:)?\s*+"
)
# 2004-2011; 2004-2011 წლები: a period on a line of its own
BARE_PERIOD = lazy_regex(rf"\s*+{_YEAR}\s?[-–—]\s?{_YEAR}(?:\s(?:წლები|წწ\.))?\s*+")
# 1991-1996 წლები: დიალოგის დასაწყისი (the beginning of the dialogue)
PERIOD_TITLE = lazy_regex(rf"\s*+(?P<first>{_YEAR})\s?[-–—]\s?(?P<last>{_YEAR})\s(?:წლები|წწ\.)[:.,]?\s\S")
# 2015 წლის 1 აგვისტო; ქ. თბილისი; №5 2015 წლის 1 აგვისტო ქ. თბილისი; ბრიუსელი, მარტი 2008; 26.03.2008
_PLACE = r"ქ(?:\.|ალაქი)\s?\p{L}{3,30}+"
_WHEN = (
    rf"(?:\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}(?!\d)(?:\s?წ\.)?"
    rf"|{_YEAR}\s?(?:წლის|წ\.)\s(?:\d{{1,2}}\s)?{_PERIOD}(?<!ში|ს|სა)"
    rf"|(?:\d{{1,2}}\s)?{_PERIOD}(?<!ში|ს|სა),?\s{_YEAR}(?:\s?(?:წელი|წ\.))?)"
)
DATELINE = lazy_regex(
    rf"\s*+(?:{_PLACE}|(?:[№N]\s?\S{{1,12}}+\s++)?(?:(?:{_PLACE}|\p{{L}}[\p{{L}}-]{{2,30}}+),?\s)?{_WHEN}"
    rf"(?:,?\s(?:{_PLACE}|\p{{L}}{{3,30}}+))?)\.?\s*+"
)
# ასტანა, 2012 წლის 12 მარტი. - ნატო-ს … (Astana, 12 March 2012. - NATO's …): a report that opens with a dateline.
DISPATCH = lazy_regex(rf"\s*+(?:{_PLACE}|\p{{L}}[\p{{L}}-]{{2,30}}+),\s{_WHEN}(?:[.:]?\s[-–—]|[.:])\s(?=\S)")
# 2013-დან — …; 2008-დან 2014-მდე — …; 2015 წლის იანვრიდან – … (since January 2015)
_BOUNDED_DAY = (
    rf"{_YEAR}(?:-?ი?(?:დან|მდე)|\sწ(?:ლიდან|ლამდე|ლის\s(?:\d{{1,2}}\s)?{_PERIOD_STEM}(?:იდან|დან|ამდე|მდე)))(?![ა-ჿ])"
)
_BOUNDED_DATE = line_re(rf"^\s*+(?:{_BULLET}\s*+)?{_BOUNDED_DAY}(?:\s{_BOUNDED_DAY})?(?=\s[-–—:]\s|:\s)")
# 6 მაისიდან 1 ივნისამდე – … (from 6 May to 1 June)
_BOUNDED_PERIOD = rf"(?:\d{{1,2}}\s)?{_PERIOD_STEM}(?:იდან|დან|ამდე|მდე)(?![ა-ჿ])"
_BOUNDED_MONTH = lazy_re(rf"^\s*+(?:{_BULLET}\s*+)?{_BOUNDED_PERIOD}(?:\s{_BOUNDED_PERIOD})?(?=\s[-–—:]\s|:\s)")
# Under a year heading, a month or day opens an entry.
_LEADING_MONTH = lazy_re(
    rf"^\s*+(?:{_BULLET}\s*+)?(?:წლის\s)?(?:\d{{1,2}}(?:\s?[-–—]\s?\d{{1,2}})?\s)?"
    rf"{_PERIOD}(?:\s{_PERIOD}|\s?[-–—]\s?(?:\d{{1,2}}\s)?{_PERIOD})?"
)
# A month that continues the date whose year ends the line above.
_MONTH_BELOW = lazy_re(
    rf"\s*+(?:\d{{1,2}}(?:\s?[-–—]\s?\d{{1,2}})?\s)?{_PERIOD_STEM}(?:შია|ში|იდან|ამდე|მდე|ზე|ისა|ის|ი|სა|ს)?(?![ა-ჿ])"
)
_YEAR_IN_LINE_END = lazy_regex(rf"\p{{L}}\S*+\s.*?{_YEAR}\s?წ\.\s*+$")
_ENTRY_GAP = lazy_regex(r"\s*+[:;–—|)\]*→⇒➔-➞]|\t|\s{2,}+(?=\S)|\s++(?:[-–—]{1,2}|\.{2,4}|…)\s|\s*+$|[.,]\s{2,}+")
_IN_SENTENCE = lazy_regex(r",?\s(?=\p{L})|\s")
# 1992 წლის მარტი. ხუთივე … (March 1992. All five …): a date followed by a full stop.
_ENTRY_STOP = lazy_regex(r"\.\s++(?=[„“”\"«(]?\p{L})")
_NOMINATIVE_END = lazy_regex(r"(?:\d|[./-][IVX]{1,4}|წელი|წლები|\sწ|წ\.|\p{Georgian}{3}(?<!წლ|შ)[იაო])\s*+$")
_FIRST_YEAR = line_regex(rf"(?<!\d){_YEAR}(?!\d)")
# 22.11.02 (22 November 2002).
_SHORT_YEAR = lazy_regex(r"\s*+\d{1,2}([./])(?:\d{1,2}|[IVX]{1,4}+)\1(?P<year>\d\d)(?!\d)")
_AFTER_ABBREVIATION = lazy_regex(r"წწ?\.$")
# 1994 წ. 9 მაისი-ფინეთი (9 May 1994-Finland): a dash typed without its spaces, after a date in the nominative.
_ENDING = lazy_regex(r"(?<=\.)[-–](?:(?:ა?მ)?დე|ში|ი?ს|ი?დან|თან|ი?სა?თვის|ით|მა)(?!\p{L})")
# 2001-სომხეთი …, 2001 -სომხეთი … (2001: Armenia …), 2001 წ-სომხეთი, but 2001-იანი, 2001-დან (since 2001)
_GLUED_DASH = lazy_regex(
    r"(?<=\p{Georgian}{3}(?<!წლ|შ)[იაო])[-–—](?=\p{L})"
    rf"|(?<={_YEAR}|\sწ)\s?[-–—]\s?(?!(?:იან|ი?დან|ა?მდე|ი?სა?თვის|ში|წ)(?:\p{{L}}{{0,4}})(?!\p{{L}}))(?=\p{{Georgian}}{{4}})"
)
# A past-tense verb, which may end a sentence: ჯდებოდა (cost), იდგნენ (they stood).
VERB_END = lazy_regex(r"(?r)\p{Georgian}{2}(?:[ობვ]და|დნენ)\s*+$")
# The last word is finite: a verb in the present (გეგმავს, plans), the copula, or a verb with a plural subject.
FINITE_END = lazy_regex(
    r"(?r)(?:\p{Georgian}{2}(?:[აეო]ვს|ნენ|[აეო][ბვ]ენ|იან|იქნა|ობს)|(?<!\p{L})(?:არის|იყო|აქვს|ჰყავს)|ებია)\s*+$|"
    + VERB_END.pattern
)
# Patterns for the end of a line search backwards, (?r), so that most lines fail fast. A footnote call may follow, or
# the sign that ends an article, ■, and other ornaments: ♥.
_AFTER_STOP = r"[\"”“»’)\]]{0,3}[*†‡¹²³]{0,2}(?:\s?[■▪◼◾◆●•♦▲★✦♥❤☺😊])?\s*+$"
TERMINAL = line_regex(rf"(?r)[.!?…:;]{_AFTER_STOP}")
SENTENCE_END = line_regex(rf"(?r)[.!?…]{_AFTER_STOP}")
# A word continues in the next line.
BROKEN_WORD = lazy_regex(r"(?r)\p{L}[-\u2010\u2011\u00ad¬]\s*+$")
FOOTNOTE = lazy_regex(r"\s*+([*†‡]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]++|\[\d{1,2}\]|\(\d{1,2}\)|\d{1,2}\.?\s[↑^])\s?\S")
NUMBERED_LINE = lazy_regex(r"\s*+\d{1,2}[\s.)]\s*+\p{L}")
RAISED_MARK = lazy_regex(r"[†‡¹²³⁴⁵⁶⁷⁸⁹]|.*[↑^]")
LABELLED_VALUE = lazy_regex(r"\s*+\S.{0,80}?(?:\s{2,}+|\t|:\s|(?<=\p{L}):(?=\d)|\s[-–—]\s|\.{3,}+\s?)\s*+\S*\d")
# მოლდოვა - 17,4 (Moldova - 17.4): a label and a figure or date, nothing else.
DASHED_VALUE = lazy_regex(
    r"\s*+\p{L}[^.!?…]{1,50}?\s[-–—]\s(?:(?:დაახლოებით|თითქმის)\s)?+[€$£]?\d[\d.,\s%–—-]*+"
    r"(?:(?:ათას|მილიონ|მილიარდ|მლნ|მლრდ|ათ)\p{Georgian}*+\.?\s?)?+(?:\p{L}{2,20}+\s?){0,2}(?:\d{1,2}\s\p{L}{4,20}+)?"
    r"(?:\([^)]{1,60}\))?\s*+"
)
DROP_CAP = lazy_regex(r"\s*+[„“”\"«]?\p{Georgian}(?:\s{1,8}+(?=\p{Georgian}\p{Georgian})|\s*+$)")
# ფინეთი → 1994 წ. 9 მაისი (Finland → 9 May 1994)
ARROW_ROW = line_regex(r"\s*+[^→⇒➔-➞]{1,60}?\s(?:[→⇒➔-➞]|[-=]{1,2}>)\s[^→⇒➔-➞]{1,100}")
LONE_DROP_CAP = line_regex(r"\s*+[„“”\"«]?\p{Georgian}\s*+")
INDENT = lazy_regex(r"[ \t\u00a0]{2,}+\S|\t\S")
LETTER = lazy_regex(r"\p{L}")


def addresses(text: str) -> list[regex.Match[str]]:
    """Return the web and e-mail addresses in a text."""
    return list(URL.finditer(text)) if _ADDRESS_SIGN.search(text) else []


def starts_credit(text: str) -> bool:
    """Return whether a text starts with "photo:", the photographer's trade or "©"."""
    return not _CREDIT_SIGNS.isdisjoint(text) and CREDIT.match(text) is not None


def has_contact(text: str) -> bool:
    """Return whether a text contains an address or a telephone number."""
    return ("+" in text or _ADDRESS_SIGN.search(text) is not None) and CONTACT.search(text) is not None


def ends_in_open_credit(line: str) -> bool:
    """Return whether a line ends in "photo:" or "©", so that the photographer's name must follow on the next line."""
    return line.rstrip().endswith((":", "©")) and _OPEN_CREDIT.search(line) is not None


def entry_date_length(line: str) -> int:
    """Return the length of the date that opens a chronology entry, or 0 if the line opens none.

    The date must contain a year and be set off from what follows: by two spaces, a tab, a dash, a colon, the end of
    the line, or its own abbreviation წ. (year). Or the line is a year between signs, or the dated head of a post.
    """
    if DECORATED_YEAR.fullmatch(line) or (_FIRST_YEAR.search(line) and POST_HEAD.fullmatch(line)):
        return len(line)
    return _set_off_date_length(LEADING_DATE, line) or _bounded_length(_BOUNDED_DATE, line)


def leading_date_length(line: str) -> int:
    """Return the length of a date in any case at the start of a line, or 0 if there is none.

    Any sentence may start like this, so one such line is no evidence of a chronology; only several in a row are.
    """
    head = LEADING_DATE.match(line)
    return int(head.end()) if head and _IN_SENTENCE.match(line, head.end()) else 0


def is_nominative_date(head: str) -> bool:
    """Return whether a date is in the nominative, which is rare at the start of a sentence."""
    return _NOMINATIVE_END.search(head) is not None


def plain_date_length(line: str) -> int:
    """Return the length of a nominative date that nothing sets off from the text after it, or 0 if there is none.

    2012 წ. აპრილი მეორე ეტაპი იწყება. (April 2012: the second stage begins.)
    """
    length = leading_date_length(line)
    return length if length and is_nominative_date(line[:length]) else 0


def subentry_date_length(line: str) -> int:
    """Return the length of the month or day that opens an entry under a year heading, or 0 if there is none."""
    if POST_HEAD.fullmatch(line):
        return len(line)
    return _set_off_date_length(_LEADING_MONTH, line) or _bounded_length(_BOUNDED_MONTH, line)


def _bounded_length(pattern: RegularExpression[re.Match[str]], line: str) -> int:
    """Return the length of a date with its bound before a dash: 2015 წლის იანვრიდან — … (since January 2015)."""
    head = pattern.match(line)
    return int(head.end()) if head else 0


def splits_date(line: str, following: str) -> bool:
    """Return whether a date is split over two lines after its abbreviated year: "… 2012 წ." / "ივნისში" (in June)."""
    if not line.rstrip().endswith("წ."):
        return False
    return _YEAR_IN_LINE_END.search(line) is not None and _MONTH_BELOW.match(following) is not None


def year_of(line: str) -> int:
    """Return the first year in a line, 0 where there is none."""
    if short := _SHORT_YEAR.match(line):
        return full_year(short["year"])
    found = _FIRST_YEAR.search(line)
    return int(found[0]) if found else 0


def is_chronology_title(title: str) -> bool:
    """Return whether a title can head a chronology: it contains a year, or a word such as ქრონიკა (chronicle)."""
    return year_of(title) > 0 or CHRONOLOGY_WORD.search(title) is not None


def _set_off_date_length(pattern: RegularExpression[re.Match[str]], line: str) -> int:
    head = pattern.match(line)
    # 2018 წ., როცა … (2018, when …), 2014 წ.-მდე (until 2014): an abbreviated year inside a sentence.
    if head is None or line.startswith("წ.,", head.end() - 2) or _ENDING.match(line, head.end()):
        return 0
    if (
        _ENTRY_GAP.match(line, head.end())
        or _ENTRY_STOP.match(line, head.end())
        or _GLUED_DASH.match(line, head.end())
        or _AFTER_ABBREVIATION.search(head[0].rstrip())
    ):
        return int(head.end())
    return 0
