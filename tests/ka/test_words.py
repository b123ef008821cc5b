"""The list of word forms: what it counts, and that it is made the same way every time."""

import gzip

from kaext.ka.words import MIN_COUNT, build, by_keys, counts, frequency, retyped, undoubled


def test_frequent_words_are_known_with_their_counts() -> None:
    assert frequency("საქართველოს") > frequency("ნატოს") > 0  # Georgia's, NATO's
    assert frequency("ჰიშტვანდარი") == 0
    assert min(counts().values()) == MIN_COUNT


def test_the_table_is_the_words_that_were_seen_twice_the_commonest_first() -> None:
    packed = build("და ევრო-ატლანტიკური და ევრო-ატლანტიკური, და ერთხელ NATO NATO")
    assert gzip.decompress(packed).decode("utf-8") == "და\t3\nევრო-ატლანტიკური\t2\n"
    assert build("და და") == build("და და")


def test_a_letter_typed_twice_is_taken_out_of_unknown_words() -> None:
    assert list(undoubled("სამმივე")) == ["სამივე"]  # all three
    assert list(undoubled("ლაარრი")) == ["ლარრი", "ლაარი"]
    assert list(undoubled("სამივე")) == list(undoubled("სამმართველო")) == list(undoubled("KFFOR")) == []


def test_a_slip_of_the_shift_key_is_undone_in_unknown_words() -> None:
    assert "ივლისში" in list(retyped("ივლიშში"))  # in July
    assert next(retyped("ნოოემბერში")) == "ნოემბერში"
    assert list(retyped("საქართველოს")) == list(retyped("ათს")) == []  # known; too short
    assert by_keys("ჭელს") == by_keys("წელშ")
