"""Whole texts in layouts that authors use, with the label of each line."""

import pytest

from kaext.ingest.text import read_text
from kaext.segment.text.segments import segment_text

PROSE = (
    "ფინეთი და შვედეთი ალიანსთან თანამშრომლობას მრავალი წლის განმავლობაში ავითარებდნენ, ხოლო მათი სამხედროები ერთობლივ "
    "წვრთნებში რეგულარულად მონაწილეობდნენ."
)
OTHER = (
    "მთავრობა ყოველ წელს ამტკიცებს გეგმას, რომელსაც ორი სამინისტრო ამზადებს. კურსები ზაფხულში იწყება და შემოდგომამდე "
    "გრძელდება."
)
LAYOUTS = {
    "a header over the title recurs, one without an empty line tells its issue": """
        header|პარტნიორები | ცნობარი № 4
        title|ვინ სად დგას
        body|{prose}
        heading|კოსოვო
        body|{other}
        body|{prose}
        body|{other}
        header|პარტნიორები | ცნობარი № 4
        page_number|2
        heading|ზღვაზე
        body|{prose}""",
    "a header of two lines stands apart from the title": """
        header|კვლევითი ცენტრი
        header|საინფორმაციო ცნობა
        |
        title|ჩრდილოეთის სახელმწიფოთა თანამშრომლობა
        title|2014-2023 წლები
        |
        body|{prose}
        |
        body|{other}
        |
        header|კვლევითი ცენტრი
        header|საინფორმაციო ცნობა
        |
        page_number|გვ. 2
        |
        body|{prose}""",
    "the title under a header of two lines has a colon and a subtitle": """
        header|ცოდნა და ძალა
        header|სამხედრო სკოლების ფურცელი
        |
        title|კურსანტიდან მეთაურამდე:
        title|რას სწავლობენ მეზობლები
        |
        body|{prose}
        |
        body|{other}
        |
        page_number|2
        |
        header|ცოდნა და ძალა
        header|სამხედრო სკოლების ფურცელი
        |
        body|{prose}""",
    "months in Roman numerals after a slash open entries of a chronology": """
        title|ფაქტების ფურცელი
        |
        body|{prose}
        |
        heading|წლები და ამბები
        |
        timeline|2007/XI სომხეთი პროგრამის წევრი ხდება.
        timeline|2011 მოლდოვა კურსს იწყებს.
        timeline|2014, მიწურული კიშინიოვში ახალი კურსი იხსნება, რომელსაც
        timeline|  უცხოელი მასწავლებლები უძღვებიან.
        timeline|2020/IV გაკვეთილები ეკრანზე გადადის.""",
    "a table drawn with rules is a box, row by row": """
        title|ფაქტების ფურცელი
        |
        body|{prose}
        |
        box_title|წვრთნები 2010-2013 წლებში
        box|წვრთნა | მასპინძელი | დრო
        box|„სტეფ იგლ 2013“ | ყაზახეთი | 2013 წ.
        box|„მთის ფარი 2012“ | შვეიცარია | 2012 წ.
        body|შენიშვნა: {other}
        body|{prose}""",
    "a table under a numbered heading with text after it belongs to the body": """
        title|ფაქტების ფურცლები
        |
        body|{prose}
        |
        heading|1. ფინეთი
        |
        body|დედაქალაქი:      ჰელსინკი
        body|მეზობლები:       შვედეთი, ნორვეგია
        body|RSM:             ორი ოფიცრის გაგზავნა
        body|                 განიხილება
        |
        body|{other}
        |
        heading|2. შვედეთი
        |
        body|{prose}""",
    "a table under a title of its own is a box": """
        title|ფაქტების ფურცლები
        |
        body|{prose}
        |
        box_title|ბიუჯეტი
        |
        box|კურსები:         €25 მლნ
        box|წვრთნა:          €3 მლნ
        box|სულ:             €28 მლნ
        |
        heading|შვედეთი
        |
        body|{other}""",
    "a box that says so, with items over two lines, without an empty line": """
        title|ვინ სად დგას
        body|{prose}
        box_title|ჩანართი: რა ღირს მისია
        box|ავსტრალია: ჰოსპიტალი, 8 მილიონი
        box|ავსტრალიური დოლარი
        box|შვედეთი: ბანაკი, 95 მილიონ
        box|შვედურ კრონამდე
        box|კორეა: კლინიკა პროვინციაში, 12 მილიარდ
        box|ვონზე მეტი
        heading|ზღვაზე
        body|{other}""",
    "a framework document is no box": """
        title|პარტნიორობა
        |
        body|ჩარჩო-დოკუმენტს ხელი ფინეთმა 1994 წელს მოაწერა. {other}
        |
        body|{prose}""",
    "a glossary": """
        title|ცენტრალური აზია
        |
        body|{prose}
        |
        box_title|შემოკლებანი
        |
        box|PfP - პარტნიორობა მშვიდობისათვის
        box|SPS - მეცნიერება მშვიდობისა და
        box|უსაფრთხოებისათვის
        box|OCC - Operational Capabilities Concept
        |
        heading|პირველი ნაბიჯი
        |
        body|{other}""",
    "paragraphs that stand closer than the body's are a box": """
        title|ზღვის გადაღმა
        |
        body|{prose}
        |
        body|{other}
        |
        body|{prose}
        |
        body|{other}
        |
        box_title|მკითხველს
        |
        box|სტატიაში მოხსენიებული თანხები 2019 წლის კურსითაა გადაყვანილი.
        box|ავტორი ორმოც დღეს მოგზაურობდა და ექვს სახელმწიფოში იყო.
        |
        heading|გზა შინისკენ
        |
        body|{prose}""",
    "headings with a colon": """
        title|ორი ქვეყანა
        |
        heading|პირველი ნაბიჯი:
        body|{prose}
        |
        heading|მეორე ნაბიჯი:
        body|{other}
        |
        body|ქვეყანა სამ საქმეს ასრულებს:
        body|• ნაღმების მოხსნას
        body|• საწყობის დაცვას
        |
        heading|მესამე ნაბიჯი:
        body|{prose}""",
    "numbered headings without empty lines, one over a chronology": """
        title|ორი ქვეყანა
        body|{prose}
        heading|1. ვინ როდის მოვიდა
        body|{other}
        body|{prose}
        heading|2. თარიღები
        timeline|1994 – ფინეთი პროგრამას უერთდება
        timeline|1996 – შვედეთი კურსს იწყებს
        heading|3. გზა წინ
        body|{other}""",
    "a chronology ends with its last entry": """
        title|ორი ქვეყანა
        body|{prose}
        heading|თარიღები
        timeline|1994: ფინეთი პროგრამას უერთდება.
        timeline|1996: შვედეთი კურსს იწყებს.
        heading|დღევანდელი დღე
        body|{other}
        body|{prose}""",
    "an interview: questions and answers are paragraphs": """
        title|ოთხი კითხვა
        |
        body|{prose}
        |
        heading|კითხვა-პასუხი
        |
        body|კითხვა: რამდენ ხანს გრძელდება კურსი?
        body|პასუხი: ჩვეულებრივ ათ დღეს.
        |
        body|კითხვა: ვინ იხდის?
        body|პასუხი: ხარჯის ნახევარს მთავრობა გაიღებს.
        |
        body|{other}""",
    "headings with the same label": """
        title|ორი ქვეყანა
        |
        heading|მაგალითი: ფინეთი
        |
        body|{prose}
        |
        heading|მაგალითი: შვედეთი
        |
        body|{other}""",
    "footnotes with plain numbers after the chronology": """
        title|ორი ქვეყანა
        |
        body|{prose}
        |
        heading|თარიღები
        |
        timeline|1994 – ფინეთი პროგრამას უერთდება.
        timeline|1996 – შვედეთი კურსს იწყებს.
        |
        imprint|1 სამინისტროს მონაცემები.
        imprint|2 თანხები 2023 წლის კურსით.
        |
        link|კვლევითი ცენტრის გვერდი:
        link|www.nato.int/x""",
    "subjects that recur in every section are no headers": """
        title|ორი ქვეყანა
        |
        heading|ფინეთი
        |
        body|{prose}
        |
        body|პროექტები:
        body|• ნაღმების მოხსნა
        body|• საწყობის დაცვა
        |
        heading|შვედეთი
        |
        body|{other}
        |
        body|პროექტები:
        body|• მდინარის დაცვა
        body|• კურსები""",
    "a heading stands under the credit of a picture": """
        title|ვინ სად დგას
        body|{prose}
        caption|ავსტრიელი ექთანი პრიშტინაში, 2019 წლის ზამთარი
        credit|(c) KFOR
        heading|ავღანეთის წლები
        body|{other}""",
}


def lines_of(layout: str) -> list[tuple[str, str]]:
    rows = [row.strip(" ").partition("|")[::2] for row in layout.strip().split("\n")]
    return [(label.strip(), text.format(prose=PROSE, other=OTHER)) for label, text in rows]


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    lines = lines_of(LAYOUTS[name])
    source = read_text("\n".join(text for _, text in lines).encode(), name="a.txt", max_characters=10**6)
    kinds = {index: segment.kind for segment in segment_text(source) for index in segment.lines}
    found = [(kinds.get(index, ""), text[:40]) for index, (_, text) in enumerate(lines)]
    assert found == [(label, text[:40]) for label, text in lines]
