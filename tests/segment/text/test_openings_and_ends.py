"""The openings and ends of brochures and of their sections, with the label of each line."""

import itertools
import re

import pytest

from kaext.ingest.text import read_text
from kaext.segment.text.segments import segment_text

# Three lines of text, each time about other subjects, as a line that recurs is a running header.
PROSE = (
    "body|{0} და {1} ალიანსთან თანამშრომლობას მრავალი წლის\n"
    "body|განმავლობაში ავითარებდნენ, ხოლო {1} და {0} ერთობლივ\n"
    "body|წვრთნებში რეგულარულად მონაწილეობდნენ, სადაც {0} სწავლობდა."
)
SUBJECTS = ["ფინეთი", "შვედეთი", "ავსტრია", "ირლანდია", "შვეიცარია", "მალტა", "სერბეთი"]
BOX = (
    "box|ვიწრო სვეტში აწყობილი ტექსტი\nbox|ცალკე თემას ეხება. ეს თემა\nbox|სხვა საქმეა და აქ მოკლედ არის\nbox|ახსნილი."
)
LAYOUTS = {
    "the title is the running header too, and a subtitle is directly below it": """
title|ავსტრია და ალიანსი, 1995–2021
title|მეზობლის თვალით
|
{prose}
|
heading|ალპები
|
{prose}
|
header|ავსტრია და ალიანსი, 1995–2021
|
page_number|2
|
{prose}
|
header|ავსტრია და ალიანსი, 1995–2021
|
page_number|3
|
{prose}""",
    "the name of a series is above the title, which is the running header": """
header|ნატოს მცირე ბიბლიოთეკა
|
title|მთის გადასასვლელი
title|შვეიცარიის გზა პარტნიორობისკენ
|
{prose}
|
page_number|5
header|მთის გადასასვლელი
|
{prose}
|
page_number|6
|
{prose}
|
page_number|7
header|მთის გადასასვლელი
|
{prose}""",
    "a running header with its page number is above the title": """
header|მშვიდობის პარტნიორები
page_number|1
|
title|ერთი მაგიდის გარშემო
title|ოცი წელი საბჭოში
|
{prose}
|
{prose}
|
header|მშვიდობის პარტნიორები
page_number|2
|
{prose}""",
    "a title and then the running header of two lines": """
title|მთის გადასასვლელი
|
header|ნატოს ბიულეტენი
header|შვეიცარია
|
page_number|1
|
{prose}
|
{prose}
|
header|ნატოს ბიულეტენი
header|შვეიცარია
|
page_number|2
|
{prose}""",
    "a dash that a line break leaves at the start of a line begins no list": """
title|მთის გადასასვლელი
|
body|2023 წლის ივლისში, ვილნიუსის სამიტის დღეებში, რეგიონის
body|ოთხივე პარტნიორი, იაპონია და კორეის რესპუბლიკა მათ შორის,
body|— ახალ პროგრამას შეუერთდა. მოქმედების ვადა ოთხი წელია.
|
heading|შემდეგი თავი
|
{prose}""",
    "sentences with colons and dashes are no rows of a table": """
title|მთის გადასასვლელი
|
{prose}
|
heading|მშვიდობის პარტნიორები
|
body|პროგრამა ამ მხარეში ყველაზე ადრე მეზობელმა ქვეყანამ მოიწონა.
body|თურქმენეთმა გაითავისა: მისმა წარმომადგენელმა ჩარჩოდოკუმენტს
body|ხელი 1994 წლის მაისში მოაწერა. 27 მაისს მას მეზობელი ქვეყანა
body|მიჰყვა, 1 ივნისს – ყირგიზეთი, 13 ივლისს კი – უზბეკეთი. სხვას,
body|მეტი დრო დასჭირდა: ქვეყანა ოჯახს მხოლოდ რვა წლის მერე ერთვის
body|თანამონაწილედ.
|
heading|შემდეგი თავი
|
{prose}""",
    "dots lead to values in words as to figures": """
title|მთის გადასასვლელი
|
{prose}
|
box_title|ვინ რა გადაიხადა
|
box|ნორვეგია ... 850 000 ევრო
box|იაპონია ... $75 000
box|ბრიტანეთი ... 600 ათასი გირვანქა სტერლინგი
box|ფინეთი ... ნახევარი მილიონი ევრო
|
{prose}
|
heading|შემდეგი თავი
|
{prose}""",
    "a list of figures under a title that says so": """
title|მთის გადასასვლელი
|
{prose}
|
box_title|დიალოგი ციფრებში
|
box|7 მონაწილე ქვეყანა
box|1,9 მლნ ევრო – წლიური ბიუჯეტი
box|1 680 მსმენელი რომში
|
{prose}
|
heading|შემდეგი თავი
|
{prose}""",
    "a box with a question as its title, and a list of links": """
title|მთის გადასასვლელი
|
{prose}
|
{prose}
|
box_title|რას არ ნიშნავს ხელმოწერა?
|
{box}
|
heading|ბმულები
link|ავსტრია — www.example.org/at
link|ირლანდია — www.example.org/ie""",
    "a title on the page after a box heads its own text": """
title|მთის გადასასვლელი
|
{prose}
|
heading|პირველი თავი
|
{prose}
|
{box}
|
header|წვრთნები
page_number|2
|
heading|ახალი საფეხური
|
{prose}
|
header|წვრთნები
page_number|3
|
{prose}""",
    "a box interrupts a paragraph after a line and a half": """
title|მთის გადასასვლელი
|
{prose}
|
body|ბაზა „ჩრდილოეთის“ მახლობლად, სამხრეთის გზაზე, ფინეთი ამჯერად
body|ივნისში მრავალეროვნულ წვრთნას
|
{box}
box_title|ჩანართის სათაური
|
body|ატარებდა. მასში მეზობელი ქვეყნების ქვეითებიც იდგნენ, ხოლო
body|მერე ბაზა დაიხურა.
|
heading|შემდეგი თავი
|
{prose}""",
    "the month of a caption is on its second line": """
title|მთის გადასასვლელი
|
{prose}
|
credit|© NSPA
caption|ვაზნების საჭრელი დანადგარი. ხმელნიცკი, უკრაინა, 2006 წ.
caption|ოქტომბერი.
|
{prose}""",
    "the publisher with a telephone is one imprint": """
title|მთის გადასასვლელი
|
{prose}
|
{prose}
|
imprint|გამომცემელი: საჯარო დიპლომატიის
imprint|სამმართველო, ბრიუსელი
imprint|ტელ.: +32 2 707 41 11
imprint|ფაქსი: +32 2 707 45 79
imprint|ელფოსტა: partners@example.org""",
    "the dated imprint below a chronology is no entry of it, and the address in it no link": """
title|მთის გადასასვლელი
|
{prose}
|
heading|ქრონოლოგია
|
timeline|2012 წ. მაისი: ქვეყანა პროგრამას უერთდება.
timeline|2015 წ. ივნისი: ცენტრი იხსნება.
timeline|2021 წ.: კონტინგენტი ბრუნდება.
|
imprint|2021 წ. დეკემბერი. ბროშურა შეადგინა და დაბეჭდა ალიანსის
imprint|სამმართველომ. ტირაჟი: 900. კითხვები:
imprint|pass@example.org""",
    "more photographs are at an address below a chronology": """
title|მთის გადასასვლელი
|
{prose}
|
heading|ქრონოლოგია
|
timeline|2012  ქვეყანა პროგრამას უერთდება.
timeline|2015  ცენტრი იხსნება.
timeline|2021  კონტინგენტი ბრუნდება.
|
link|მეტი ფოტო და ვიდეო:
link|www.example.org/stories
|
imprint|რეპორტაჟი მოამზადა ალიანსის საჯარო დიპლომატიის სამმართველომ,
imprint|ბრიუსელი, 2023 წლის ნოემბერი.""",
    "events by place and date head sections": """
title|სამი შეხვედრა
|
{prose}
|
heading|რომი, 1991 წლის ნოემბერი
|
{prose}
|
heading|ოსლო, 1992 წლის ივნისი; ათენი, 1993 წლის 9-10 ივნისი
|
{prose}
|
heading|სან-ფრანცისკო, 1994 წლის მაისი
|
{prose}""",
    "a place and a date below a picture are its caption": """
title|სამი შეხვედრა
|
{prose}
|
caption|რომი, 1991 წლის ნოემბერი
credit|© NATO
|
{prose}""",
    "a sentence with place and date after the word photo is a caption above its credit": """
title|სამი შეხვედრა
|
{prose}
|
caption|ფოტო: მინისტრები დარბაზის შესასვლელთან, რომი, 1991 წლის 7 ნოემბერი.
credit|© NATO / სამინისტროს არქივი
|
{prose}""",
    "a caption that ends in its credit above a page number is no running header": """
title|სამი შეხვედრა
|
{prose}
|
{prose}
|
caption|მეზღვაურები პორტში, ათენი, 1992 წლის ივნისი. © NATO
|
page_number|2
|
{prose}""",
    "questions and answers by their names": """
title|ცნობარი მკითხველს
|
{prose}
|
heading|კითხვა: სად იმართება კურსი?
|
body|პასუხი: კურსი ოსლოში იმართება, სადაც სახელმწიფოები თავიანთ
body|ოფიცრებს მრავალი წლის განმავლობაში აგზავნიან.
|
heading|კითხვა: ვის შეუძლია მონაწილეობა?
|
body|პასუხი: ყველა პარტნიორს, რომელიც განაცხადს დროულად გააკეთებს და
body|ენის გამოცდას ჩააბარებს.
|
heading|კითხვა: რამდენი ხანი გრძელდება?
|
body|პასუხი: კურსი ორ თვეს გრძელდება, ხოლო გამოცდა მის შემდეგ იმართება
body|და ერთ დღეს მოიცავს.""",
    "a chronology, then an imprint that begins with a date and ends in an address": """
title|სამი შეხვედრა
|
{prose}
|
heading|ქრონოლოგია
|
timeline|1991 წ. ნოემბერი. მინისტრები რომში იკრიბებიან.
timeline|1992 წ. ივნისი. ოსლოში ახალი გეგმა მტკიცდება.
timeline|1993 წ. ივნისი. ათენში პარტნიორებს იწვევენ.
|
imprint|1993 წ. დეკემბერი. გამოსცა და დაბეჭდა საჯარო დიპლომატიის
imprint|სამმართველომ, ტირაჟი 2 000. მოგვწერეთ:
imprint|press@example.org""",
    "a chronology in hasty typing": """
title|სამი შეხვედრა
|
{prose}
|
heading|თარიღები
timeline|1991წ.ნოემბერი-მინისტრები რომში იკრიბებიან.
timeline|1992-ოსლოში ახალი გეგმა მტკიცდება
timeline|1993- ათენში პარტნიორებს იწვევენ .
timeline|1994 წ-მადრიდი კონფერენციას ამზადებს
timeline|1995 წ მარტი ლისაბონში იწყება კურსი, სადაც ოფიცრები
timeline|სწავლობენ
timeline|1996, ბერლინი გეგმას იღებს""",
    "sentences without spaces between them are no title": """
title|სამი შეხვედრა
|
body|ზღვის ნაპირას ძველი ქალაქი დგას.მინისტრები აქ ყოველ წელს
body|ჩადიან და ახალ გეგმებზე საუბრობენ, თუმცა ერთიანი აზრი მათ
body|ყოველთვის არ ჰქონიათ
body|შემდეგ წელს შეხვედრა ოსლოში გაიმართა და იქ ყველა სახელმწიფო იყო
body|წარმოდგენილი.""",
    "an address on its own line is no imprint": """
title|სამი შეხვედრა
|
{prose}
|
imprint|მთავარი რედაქტორი: ნ. კაპანაძე. დაიბეჭდა 1994 წლის მარტში, ტირაჟი
imprint|2 000 ეგზემპლარი.
link|www.example.org/press""",
    "a clause with its conjunction inside heads a section": """
title|მთის გადასასვლელი
|
{prose}
|
heading|მიწა რომ იძვრის
|
{prose}""",
}


def with_prose(layout: str) -> str:
    """Return a layout with text for each {prose}."""
    several = iter(itertools.combinations(SUBJECTS, 2))
    return re.sub(r"\{prose\}", lambda _: PROSE.format(*next(several)), layout).replace("{box}", BOX)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_line_has_its_label(layout: str) -> None:
    rows = [line.partition("|") for line in with_prose(layout).strip("\n").split("\n")]
    source = read_text("\n".join(text for _, _, text in rows).encode(), name="a.txt", max_characters=10**6)
    found = {line: segment.kind for segment in segment_text(source) for line in segment.lines}
    assert [(found.get(number, ""), text) for number, (_, _, text) in enumerate(rows)] == [
        (label, text) for label, _, text in rows
    ]
