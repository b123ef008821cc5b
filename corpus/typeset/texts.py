"""What layouts print beside the manuscript."""

from __future__ import annotations

# What neither is nor holds a value: "Cooperation is a two-way street", "See the full text on the page of documents".
QUOTE = "„თანამშრომლობა ორმხრივი გზაა და ორივე მხარეს სჭირდება“"
NOTE = "იხილეთ აგრეთვე მომდევნო გვერდები"
FOOTNOTES = (
    "* სრული ტექსტი იხილეთ დოკუმენტების გვერდზე.",
    "* აღნიშნული საკითხი ცალკე განიხილება.",
    "* ავტორის შენიშვნა.",
    "* თარგმანი არაოფიციალურია.",
)
CONTENTS = "სარჩევი"
WATERMARK = "ნიმუში"
