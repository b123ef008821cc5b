"""The list of word forms: its counts, and that it is built deterministically."""

import gzip

from kaext.ka.words import MIN_COUNT, build, counts, fold_keys, frequency, typing_corrections, without_doubled_letter


def test_frequent_words_are_known_with_their_counts() -> None:
    assert frequency("საქართველოს") > frequency("ნატოს") > 0  # Georgia's, NATO's
    assert frequency("ჰიშტვანდარი") == 0
    assert min(counts().values()) == MIN_COUNT


def test_the_table_has_words_seen_twice_in_order_of_frequency() -> None:
    packed = build("და ევრო-ატლანტიკური და ევრო-ატლანტიკური, და ერთხელ NATO NATO")
    assert gzip.decompress(packed).decode("utf-8") == "და\t3\nევრო-ატლანტიკური\t2\n"
    assert build("და და") == build("და და")


def test_a_doubled_letter_is_removed_from_unknown_words() -> None:
    assert list(without_doubled_letter("სამმივე")) == ["სამივე"]  # all three
    assert list(without_doubled_letter("ლაარრი")) == ["ლარრი", "ლაარი"]
    assert (
        list(without_doubled_letter("სამივე"))
        == list(without_doubled_letter("სამმართველო"))
        == list(without_doubled_letter("KFFOR"))
        == []
    )


def test_a_slip_of_the_shift_key_is_corrected_in_unknown_words() -> None:
    assert "ივლისში" in list(typing_corrections("ივლიშში"))  # in July
    assert next(typing_corrections("ნოოემბერში")) == "ნოემბერში"
    assert list(typing_corrections("საქართველოს")) == list(typing_corrections("ათს")) == []  # known; too short
    assert fold_keys("ჭელს") == fold_keys("წელშ")
