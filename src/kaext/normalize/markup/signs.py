"""Which texts are markup, and the patterns of its signs.

A single sign proves nothing: a brochure may contain an asterisk, a number sign or a line of hyphens. A text is markup
if it has several headings with number or equals signs, or signs of different kinds.
"""

from __future__ import annotations

import regex

from kaext.expressions import lazy_regex

# ## 2. პროგრამები ##  (programmes)
HEADING = lazy_regex(
    r"[ ]{0,3}(?P<signs>#{1,6}(?:[ \t]++|(?<=##)(?=[^\s#])))(?P<text>(?!#)\S++(?:\s++\S++)*?)"
    r"(?:[ \t]++#++)?(?:[ \t]*+\{#[^{}]*\})?[ \t]*+"
)
# == პროგრამები == in wikis; == პროგრამები, without signs at the end, in AsciiDoc
EQUALS_HEADING = lazy_regex(
    r"(?P<signs>={1,6}+(?!=)[ \t]*+)(?P<text>(?!=)\S++(?:\s++\S++)*?)(?:[ \t]*+={1,6}+)?[ \t]*+"
)
# <h2>პროგრამები</h2>
HTML_HEADING = lazy_regex(r"\s*+<h(?P<level>[1-6])\b[^<>]*>(?P<text>.*)</h[1-6]>\s*+", regex.IGNORECASE)
# The line below a heading.
UNDERLINE = lazy_regex(r"[ ]{0,3}(?:={3,}|-{3,})[ \t]*+")
RULE = lazy_regex(r"[ ]{0,3}([-*_])(?:[ \t]*+\1){2,}+[ \t]*+")
QUOTE = lazy_regex(r"[ ]{0,3}(?:>[ \t]?){1,4}")
# > [!NOTE]
ALERT = lazy_regex(r"\[!\p{L}{3,15}\]\s*+")
LIST_ITEM = lazy_regex(r"[ \t]*+(?P<mark>[-*+•]|\d{1,3}[.)])(?:[ \t]++|$)(?P<box>\[[ xX]\][ \t]++)?")
FENCE = lazy_regex(r"[ ]{0,3}(?:```|~~~|:::).*")
# |---|:---:|; --- | ---
DELIMITER_ROW = lazy_regex(
    r"[ ]{0,3}(?:\|[ \t]*+:?-++:?[ \t]*+|:?-++:?[ \t]*+(?=\|))"
    r"(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+"
)
PIPE = lazy_regex(r"\\.|(?P<pipe>\|)")
NOTE = lazy_regex(r"[ ]{0,3}\[(?P<sign>\^)[^\]\s]{1,30}\]:[ \t]")
# [1]: https://www.nato.int
REFERENCE = lazy_regex(r"[ ]{0,3}\[[^\]^][^\]]{0,60}\]:[ \t]++<?[^\s.:/]{0,60}[.:/]\S++(?:[ \t]++[\"'(].*)?+[ \t]*+")
FRONT_MATTER = lazy_regex(r"---[ \t]*+")
FRONT_MATTER_FIELD = lazy_regex(r"(?P<name>[\p{L}_-]{2,30}):[ \t]*+(?P<value>.*)|[ \t]*+-[ \t].*|[ \t]++\S.*|")
FRONT_MATTER_TITLE = lazy_regex(
    r"(?:title|სათაური):[ \t]*+(?:[\"'](?P<value>[^\"']++)[\"']|(?P<value>\S++(?:\s++\S++)*?))[ \t]*+", regex.IGNORECASE
)

# An inline link or image; its address may contain one pair of brackets.
LINK = lazy_regex(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]\\]|\\.){0,300})\](?:"
    r"\([ \t]*+<?(?P<url>[^\s()<>]{0,300}(?:\([^\s()<>]{0,100}\)[^\s()<>]{0,100})?)>?"
    r"(?:\s++[\"'][^\"'\n]{0,200}[\"'])?[ \t]*+\)"
    r"|\[[^\[\]\n]{0,60}\])"
    # [[ფონდი|ფონდს]]: the page of a wiki, and the words that lead to it.
    r"|\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<page>[^\[\]|\n]{1,200})\]\]"
)
NOTE_CALL = lazy_regex(r"\[\^[^\]\s]{1,30}\](?!:)")
AUTOLINK = lazy_regex(r"<(?P<url>(?:https?://|mailto:)[^\s<>]{2,300}|[\w.+-]{1,64}@[\w.-]{3,100})>")
ADDRESS = lazy_regex(r"(?:https?://|www\.)[^\s<>|]{2,300}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
_TAGS = (
    "a|abbr|b|big|blockquote|center|code|dd|del|details|div|dl|dt|em|font|i|ins|kbd|li|mark|ol|p|s|section|small|span"
    "|strong|sub|summary|sup|u|ul"
)
TAG = lazy_regex(
    rf"<!--.{{0,500}}?-->|<(?P<break>br|hr)\s*+/?>|</?(?:{_TAGS})(?:\s[^<>\n]{{0,300}})?/?>", regex.IGNORECASE
)
ENTITY = lazy_regex(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
ESCAPE = lazy_regex(r"\\(?=[!-/:-@\[-`{-~])")
# Asterisks, underscores or apostrophes around emphasised words, tildes around deleted ones, grave accents around code.
DELIMITERS = lazy_regex(r"(?<!\*)\*{1,3}+(?!\*)|(?<!_)_{1,3}+(?!_)|(?<!~)~~(?!~)|(?<!`)`{1,3}+(?!`)|(?<!')'{2,5}+(?!')")
WHOLLY_STRONG = lazy_regex(
    r"\s*+(?:(\*\*|__|'''(?!'))(?=[^\s*_])(?:(?!\1).)++\1|<(?:b|strong)>[^<>]++</(?:b|strong)>)[ \t]*+\\?[ \t]*+"
)

_SEVERAL = 2
# Signs of markup that plain texts do not contain.
_PROOFS = (
    lazy_regex(r"^[ ]{0,3}#{1,6}[ \t]++[^\s#]", regex.MULTILINE),
    lazy_regex(r"(?:^|(?<=[\s(„“\"*-]))(\*\*|__)(?=[^\s*_])[^*_]{1,200}(?<=\S)\1(?![*_])", regex.MULTILINE),
    lazy_regex(
        r"^[ ]{0,3}(?:>[ ]?)?(?:\|[ \t]*+:?-{2,}+:?[ \t]*+|:?-{3,}+:?[ \t]*+(?=\|))"
        r"(?:\|[ \t]*+:?-{2,}+:?[ \t]*+)*+\|?[ \t]*+$",
        regex.MULTILINE,
    ),
    lazy_regex(r"!?\[[^\[\]\n]{1,300}\]\((?:https?:|www\.|mailto:|[./#]|\S{1,60}\.\w{2,4}\))"),
    lazy_regex(r"\[\^[^\]\s]{1,30}\]"),
    lazy_regex(r"^```", regex.MULTILINE),
    lazy_regex(r"(?<!')'''(?=[^\s'])[^'\n]{1,200}(?<=\S)'''(?!')"),
    lazy_regex(r"\[\[[^\[\]\n]{1,200}\]\]"),
)
# Headings, of which several prove that a text is markup.
_HEADINGS = (
    _PROOFS[0],
    lazy_regex(r"^(={2,5}+)[ \t]*+[^\s=][^=\n]{0,200}(?<=[^\s=])[ \t]*+\1[ \t]*+$", regex.MULTILINE),
    lazy_regex(r"^={2,5}+[ \t]++[^\s=][^=\n]{0,200}$", regex.MULTILINE),
)
# Signs that plain texts may contain, too.
_HINTS = (
    lazy_regex(r"^[ ]{0,3}>[ \t]", regex.MULTILINE),
    lazy_regex(r"^[ ]{0,3}[^\s=-].*\n[ ]{0,3}(?:={3,}|-{3,})[ \t]*+$", regex.MULTILINE),
    lazy_regex(r"(?:^|(?<=\s))([*_])(?=[^\s*_])[^*_\n]{1,200}(?<=[^\s*_])\1(?=[\s.,;:!?)]|$)", regex.MULTILINE),
)


def is_markup(text: str) -> bool:
    """Return whether a text has several headings with signs, or signs of markup of different kinds."""
    if not any(sign in text for sign in ("#", "**", "__", "--", "==", "](", "[^", "[[", "```")):
        return False
    for heading in _HEADINGS:
        if sum(1 for _, _ in zip(range(_SEVERAL), heading.finditer(text), strict=False)) == _SEVERAL:
            return True
    proofs = sum(1 for proof in _PROOFS if proof.search(text))
    return proofs > 0 and proofs + sum(1 for hint in _HINTS if hint.search(text)) >= _SEVERAL
