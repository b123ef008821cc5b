"""Which texts are markup, and the patterns of its signs.

A single sign proves nothing: a brochure may contain an asterisk, a number sign or a line of hyphens. A text is markup
if it has several headings with number or equals signs, or signs of different kinds.
"""

from __future__ import annotations

import regex

# ## 2. პროგრამები ##  (programmes)
HEADING = regex.compile(
    r"[ ]{0,3}(?P<signs>#{1,6}(?:[ \t]++|(?<=##)(?=[^\s#])))(?P<text>(?!#)\S++(?:\s++\S++)*?)"
    r"(?:[ \t]++#++)?(?:[ \t]*+\{#[^{}]*\})?[ \t]*+"
)
# == პროგრამები == in wikis; == პროგრამები, without signs at the end, in AsciiDoc
EQUALS_HEADING = regex.compile(
    r"(?P<signs>={1,6}+(?!=)[ \t]*+)(?P<text>(?!=)\S++(?:\s++\S++)*?)(?:[ \t]*+={1,6}+)?[ \t]*+"
)
# <h2>პროგრამები</h2>
HTML_HEADING = regex.compile(r"\s*+<h(?P<level>[1-6])\b[^<>]*>(?P<text>.*)</h[1-6]>\s*+", regex.IGNORECASE)
# The line below a heading.
UNDERLINE = regex.compile(r"[ ]{0,3}(?:={3,}|-{3,})[ \t]*+")
RULE = regex.compile(r"[ ]{0,3}([-*_])(?:[ \t]*+\1){2,}+[ \t]*+")
QUOTE = regex.compile(r"[ ]{0,3}(?:>[ \t]?){1,4}")
# > [!NOTE]
ALERT = regex.compile(r"\[!\p{L}{3,15}\]\s*+")
LIST_ITEM = regex.compile(r"[ \t]*+(?P<mark>[-*+•]|\d{1,3}[.)])(?:[ \t]++|$)(?P<box>\[[ xX]\][ \t]++)?")
FENCE = regex.compile(r"[ ]{0,3}(?:```|~~~|:::).*")
# |---|:---:|; --- | ---
DELIMITER_ROW = regex.compile(
    r"[ ]{0,3}(?:\|[ \t]*+:?-++:?[ \t]*+|:?-++:?[ \t]*+(?=\|))"
    r"(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+"
)
PIPE = regex.compile(r"\\.|(?P<pipe>\|)")
NOTE = regex.compile(r"[ ]{0,3}\[(?P<sign>\^)[^\]\s]{1,30}\]:[ \t]")
# [1]: https://www.nato.int
REFERENCE = regex.compile(r"[ ]{0,3}\[[^\]^][^\]]{0,60}\]:[ \t]++<?[^\s.:/]{0,60}[.:/]\S++(?:[ \t]++[\"'(].*)?+[ \t]*+")
FRONT_MATTER = regex.compile(r"---[ \t]*+")
FRONT_MATTER_FIELD = regex.compile(r"(?P<name>[\p{L}_-]{2,30}):[ \t]*+(?P<value>.*)|[ \t]*+-[ \t].*|[ \t]++\S.*|")
FRONT_MATTER_TITLE = regex.compile(
    r"(?:title|სათაური):[ \t]*+(?:[\"'](?P<value>[^\"']++)[\"']|(?P<value>\S++(?:\s++\S++)*?))[ \t]*+", regex.IGNORECASE
)

# An inline link or image; its address may contain one pair of brackets.
LINK = regex.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]\\]|\\.){0,300})\](?:"
    r"\([ \t]*+<?(?P<url>[^\s()<>]{0,300}(?:\([^\s()<>]{0,100}\)[^\s()<>]{0,100})?)>?"
    r"(?:\s++[\"'][^\"'\n]{0,200}[\"'])?[ \t]*+\)"
    r"|\[[^\[\]\n]{0,60}\])"
    # [[ფონდი|ფონდს]]: the page of a wiki, and the words that lead to it.
    r"|\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<page>[^\[\]|\n]{1,200})\]\]"
)
NOTE_CALL = regex.compile(r"\[\^[^\]\s]{1,30}\](?!:)")
AUTOLINK = regex.compile(r"<(?P<url>(?:https?://|mailto:)[^\s<>]{2,300}|[\w.+-]{1,64}@[\w.-]{3,100})>")
ADDRESS = regex.compile(r"(?:https?://|www\.)[^\s<>|]{2,300}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
_TAGS = (
    "a|abbr|b|big|blockquote|center|code|dd|del|details|div|dl|dt|em|font|i|ins|kbd|li|mark|ol|p|s|section|small|span"
    "|strong|sub|summary|sup|u|ul"
)
TAG = regex.compile(
    rf"<!--.{{0,500}}?-->|<(?P<break>br|hr)\s*+/?>|</?(?:{_TAGS})(?:\s[^<>\n]{{0,300}})?/?>", regex.IGNORECASE
)
ENTITY = regex.compile(r"&(?:#\d{2,5}|#x[0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
ESCAPE = regex.compile(r"\\(?=[!-/:-@\[-`{-~])")
# Asterisks, underscores or apostrophes around emphasised words, tildes around deleted ones, grave accents around code.
DELIMITERS = regex.compile(
    r"(?<!\*)\*{1,3}+(?!\*)|(?<!_)_{1,3}+(?!_)|(?<!~)~~(?!~)|(?<!`)`{1,3}+(?!`)|(?<!')'{2,5}+(?!')"
)
WHOLLY_STRONG = regex.compile(
    r"\s*+(?:(\*\*|__|'''(?!'))(?=[^\s*_])(?:(?!\1).)++\1|<(?:b|strong)>[^<>]++</(?:b|strong)>)[ \t]*+\\?[ \t]*+"
)

_SEVERAL = 2
# Signs of markup that plain texts do not contain.
_PROOFS = (
    regex.compile(r"^[ ]{0,3}#{1,6}[ \t]++[^\s#]", regex.MULTILINE),
    regex.compile(r"(?:^|(?<=[\s(„“\"*-]))(\*\*|__)(?=[^\s*_])[^*_]{1,200}(?<=\S)\1(?![*_])", regex.MULTILINE),
    regex.compile(
        r"^[ ]{0,3}(?:>[ ]?)?(?:\|[ \t]*+:?-{2,}+:?[ \t]*+|:?-{3,}+:?[ \t]*+(?=\|))"
        r"(?:\|[ \t]*+:?-{2,}+:?[ \t]*+)*+\|?[ \t]*+$",
        regex.MULTILINE,
    ),
    regex.compile(r"!?\[[^\[\]\n]{1,300}\]\((?:https?:|www\.|mailto:|[./#]|\S{1,60}\.\w{2,4}\))"),
    regex.compile(r"\[\^[^\]\s]{1,30}\]"),
    regex.compile(r"^```", regex.MULTILINE),
    regex.compile(r"(?<!')'''(?=[^\s'])[^'\n]{1,200}(?<=\S)'''(?!')"),
    regex.compile(r"\[\[[^\[\]\n]{1,200}\]\]"),
)
# Headings, of which several prove that a text is markup.
_HEADINGS = (
    _PROOFS[0],
    regex.compile(r"^(={2,5}+)[ \t]*+[^\s=][^=\n]{0,200}(?<=[^\s=])[ \t]*+\1[ \t]*+$", regex.MULTILINE),
    regex.compile(r"^={2,5}+[ \t]++[^\s=][^=\n]{0,200}$", regex.MULTILINE),
)
# Signs that plain texts may contain, too.
_HINTS = (
    regex.compile(r"^[ ]{0,3}>[ \t]", regex.MULTILINE),
    regex.compile(r"^[ ]{0,3}[^\s=-].*\n[ ]{0,3}(?:={3,}|-{3,})[ \t]*+$", regex.MULTILINE),
    regex.compile(r"(?:^|(?<=\s))([*_])(?=[^\s*_])[^*_\n]{1,200}(?<=[^\s*_])\1(?=[\s.,;:!?)]|$)", regex.MULTILINE),
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
