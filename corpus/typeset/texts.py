"""Texts that layouts print in addition to the manuscript."""

from __future__ import annotations

# They contain no values. "Cooperation is a two-way street and both sides need it"; "See also the following pages";
# "* See the full text on the documents page.", "* This matter is discussed separately.", "* Author's note.",
# "* Unofficial translation."; "Contents"; "Sample".
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
