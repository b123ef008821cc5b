"""The sentences of a paragraph as rows of phrases, those in the first person about the country that speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kaext.pipes.relations.context.first_person import says_we
from kaext.pipes.relations.phrases import Phrase
from kaext.pipes.relations.phrasing.chunking import phrases_of
from kaext.pipes.relations.phrasing.mentions import Mentions
from kaext.pipes.relations.phrasing.quotations import MentionedCountries, QuotedSentence, quoted_speakers


def rows_of_sentences(
    mentions: Mentions, sentences: Sequence[tuple[int, int]], *, speaker: tuple[str, ...], main: tuple[str, ...]
) -> Iterator[list[Phrase]]:
    """Yield the phrases of each sentence; what several countries say together, one of them may quote.

    Parameters
    ----------
    mentions
        The tokens and mentions of the document.
    sentences
        The token extents of the sentences of a paragraph.
    speaker
        The countries in whose name the text says "we".
    main
        The country that the text is about, for which a speaker without another country speaks.
    """
    rows = [phrases_of(mentions, start, end) for start, end in sentences]
    # A sentence of white space alone has no extent.
    extents = (mentions.tokens.extent(*at) if row else (0, 0) for at, row in zip(sentences, rows, strict=True))
    parts = [QuotedSentence(mentions.text[slice(*at)], row) for at, row in zip(extents, rows, strict=True)]
    mentioned = MentionedCountries(mentions.countries, () if speaker else main)
    quoted = quoted_speakers(parts, mentioned, mentions.text)
    for (start, end), row, country in zip(sentences, rows, quoted, strict=True):
        is_quoted = country is not None and len(speaker) != 1
        speaks = (country or ()) if is_quoted else speaker
        is_about_speaker = bool(speaks) and says_we(row)
        yield phrases_of(mentions, start, end, speaker=speaks, is_quoted=is_quoted) if is_about_speaker else row
