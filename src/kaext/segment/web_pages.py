"""The wording of what surrounds the text of web pages: menus, breadcrumb trails, bylines, advertisements, notices.

Used for texts and PDFs.
"""

from __future__ import annotations

import regex

from kaext.expressions import lazy_regex
from kaext.segment import cues

# მთავარი › სიახლეები › თანამშრომლობა; პარტნიორები / აღმოსავლეთი / მოლდოვა; ქართ | Eng | Fr
_TRAIL = lazy_regex(
    r"\s*+(?:თქვენ\s(?:იმყოფებით|ხართ)(?:\sაქ)?:\s)?[^\s›»>/|.!?…:;][^›»>/|.!?…:;]{0,60}?(?:\s[›»>/|]\s[^›»>/|!?…:;]{1,60}?){2,12}\s*+"
)
# სიახლეები | 14 ივნისი, 2019 | წაკითხულია: 1 873 (news, date, times read)
_BARS = lazy_regex(r"\s*+[^\s|][^|.!?…;]{0,60}?(?:\s{1,4}\|\s{1,4}[^|!?…;]{1,60}?){2,8}\s*+")
# Words of menus, alone on their lines: home, about us, news, events, library, vacancies, search, menu, site map.
_MENU = lazy_regex(
    r"\s*+(?:გადა(?:სვლა|დით)\s(?:მთავარ\s|ძირითად\s)?(?:შინაარს|კონტენტ|ტექსტ)\p{L}{1,4}|მთავარი(?:\s(?:გვერდი|მენიუ))?"
    r"|(?:ჩვენ|ჩვენს)\sშესახებ|სიახლეები|ახალი\sამბები|ღონისძიებები|ბიბლიოთეკა|ვაკანსიები|(?:ფოტო|ვიდეო)?გალერეა|მენიუ"
    r"|(?:საიტზე\s|გაფართოებული\s)?ძე?ბნა|ძიება|საიტის\sრუკა|შესვლა|რეგისტრაცია|განხილვა|რედაქტირება|გამოწერა|ანალიტიკა|არქივი|ფოტო|წესები\sდა\sპირობები|კონფიდენციალურობა|პუბლიკაციები|მედია|ENG?|GEO?|ქარ?თ?(?:ული)?)\s?(?:\.{3}|…)?\s*+",
    regex.IGNORECASE,
)
# Around the text: last updated, published, views, share, print, tags, back.
_PAGE_LINE = lazy_regex(
    r"\s*+[«‹<←]?\s?(?:(?:ბოლო\s(?:განახლება|ცვლილება)|განახლებულია|განახლდა|გამოქვეყნებულია|გამოქვეყნდა|ნახვები|ნახვა|გააზიარეთ?"
    r"|გაზიარება|(?:ჰეშ)?[თტ]ეგ(?:ი|ები)|საკვანძო\sსიტყვები|კატეგორი(?:ა|ები)|რუბრიკა)\s?:\s[^!?…]{1,160}|(?:გააზიარეთ?|გაზიარება|ბეჭდვა|ამობეჭდვა|უკან(?:\sდაბრუნება)?"
    r"|უკან,\s[^.!?…:;]{1,40}|კომენტარები\s\(0\)|გაზიარება:|(?:Facebook|Twitter|X|Instagram|YouTube|LinkedIn|Telegram|ფეისბუქი|ფეისბუკი|ტვიტერი|იუთუბი)|ზევით\s?[↑⇧]?|ზემოთ\s?[↑⇧]?|გვერდის\sდასაწყისში))\.?\s*+"
)
# 21.11.2019 | სიახლეები | ნახვა: 1 408 (date, section, views)
_DATED_LINE = lazy_regex(r"\s*+\d{1,2}[./]\d{1,2}[./]\d{4}(?:,?\s\d{1,2}:\d\d)?\s[|·•]\s[^.!?…]{1,120}")
# ნინო გელაშვილი · 12 მარტი, 2014 წ. (author, date)
_BYLINE = lazy_regex(r"\s*+[^|·•!?…;:]{2,60}?\s[|·•]\s(?=[^!?…;]{0,60}?(?:19|20)\d\d)[^!?…;]{4,160}")
# ავტორი: ეკა ჯიქია (author); ტექსტი და ფოტო: …
_AUTHOR = lazy_regex(
    r"\s*+(?:ავტორ(?:ი|ები)|ტექსტი(?:ს\sავტორი)?|ტექსტი\sდა\sფოტო|მოამზად(?:ა|ეს)|ესაუბრა)\s?:\s{1,10}\p{L}"
)
# ნინო გელაშვილი; ე. ჯიქია, მარიამ ბ. (authors): words that begin like names, without digits.
_AUTHOR_NAMES = lazy_regex(
    r"\s*+(?:\p{L}\.|\p{L}{2,20}(?:-\p{L}{2,20})?)(?:\s(?:\p{L}\.|\p{L}{2,25}(?:-\p{L}{2,20})?)){1,2}(?:,\s\p{L}[^|·•:,]{2,40})?\s*+"
)
# – რეკლამა –; [სარეკლამო ადგილი]; სპონსორის განცხადება (advertisement)
_ADVERTISEMENT = lazy_regex(
    r"\W{0,6}+(?:რეკლამა|სარეკლამო\s(?:ადგილი|ბლოკი|განცხადება|ბანერი|პაუზა)|(?:სპონსორის|პარტნიორის)\s(?:შეტყობინება|განცხადება|მასალა)"
    r"|დასპონსორებული(?:\s(?:მასალა|კონტენტი))?|advertisement|sponsored(?:\scontent)?)\W{0,6}+",
    regex.IGNORECASE,
)
# ‹ წინა   1   2   3   …   54   შემდეგი › (previous, next): the parts of a row of page numbers.
_PAGER_PART = lazy_regex(
    r"[‹›«»<>←→|·…]{1,3}|\.{3}|\[?\d{1,4}\]?|წინა|შემდეგი|პირველი|ბოლო|გვერდი|უკან|წინ", regex.IGNORECASE
)
_PAGER_WORD = lazy_regex(r"(?<!\p{L})(?:წინა|შემდეგი)(?!\p{L})|[‹›«»←→]|<<|>>", regex.IGNORECASE)
_MIN_PAGES = 2
# ეს საიტი იყენებს ქუქი-ფაილებს. [გასაგებია] (this site uses cookies)
_COOKIES = lazy_regex(r"(?<!\p{L})(?:ქუქი|cookie)", regex.IGNORECASE)
_COOKIE_USE = lazy_regex(r"საიტ|გვერდ|პორტალ|იყენებ|გამოიყენ|თანხმ")
# [ვეთანხმები]  [პარამეტრები] (I agree, settings)
_BUTTONS = lazy_regex(r"\s*+(?:\[[^\[\]]{2,30}\]\s*+){1,5}")
_MAX_NOTICE_LENGTH = 300
# ვიკიპედია — თავისუფალი ენციკლოპედია (the free encyclopedia)
_ENCYCLOPEDIA = lazy_regex(
    r"\s*+(?:(?:მასალა\s)?ვიკიპედი(?:ა|იდან)\s?[-–—,:]\s)თავისუფალი\sენციკლოპედი(?:ა|იდან)\.?\s*+"
)
# #ნატო  #მონღოლეთი (tags)
_HASHTAGS = lazy_regex(r"\s*+(?:#[\p{L}\d_-]{2,40}[\s,;]*+){2,20}")
# გაზიარება:  f   t   in   ✉   🖨: services and signs for sharing, alone.
_SERVICE = lazy_regex(
    r"(?:f|t|x|𝕏|in|fb|tw|vk|ok|wa|tg|Facebook|Twitter|Instagram|YouTube|LinkedIn|Telegram|WhatsApp|Viber|Messenger|Pinterest|Reddit|RSS|Email"
    r"|ფეი?სბუქი|ფეისბუკი|ტვიტერი|ტელეგრამი|ვაიბერი|ბეჭდვა|დაბეჭდვა|ამობეჭდვა|გაგზავნა|გაზიარება|გააზიარეთ?|ბმულის|კოპირება|ელფოსტა|[^\p{L}\p{N}\s]{1,3}|\d{1,5})",
    regex.IGNORECASE,
)
_MIN_SERVICES = 3
# წაიკითხეთ აგრეთვე (read also), ასევე იხილეთ (see also): above or before the titles of further pages.
_INVITATION = (
    r"(?:(?:წაიკითხეთ?|იხილეთ?|ნახეთ?|მოისმინეთ?)\s(?:აგრეთვე|ასევე|მეტი|კიდევ|სრულად)|(?:ასევე|აგრეთვე)\s(?:წაიკითხეთ?|იხილეთ?|ნახეთ?)"
    r"|ვრცლად\s(?:წაიკითხეთ?|იხილეთ?)|(?:წაიკითხეთ?|იხილეთ?)\sვრცლად)"
)
_READ_ALSO = lazy_regex(
    rf"\s*+(?:{_INVITATION}|(?:მსგავსი|დაკავშირებული|სხვა)\s(?:სტატიები|სიახლეები|თემები|მასალები|ამბები|პუბლიკაციები)(?:\sამ\sთემაზე)?"
    r"|(?:ამავე|ამ)\sთემაზე|თემასთან\sდაკავშირებული\s\p{L}{4,12}|ყველაზე\s(?:კითხვადი|პოპულარული)|რედაქცია\sგირჩევთ|გირჩევთ)\s?:?\s*+"
)
_FURTHER_PAGE = lazy_regex(rf"\s*+(?:[^\p{{L}}\p{{N}}\s]{{1,2}}\s?)?{_INVITATION}\s?(?::|[-–—])\s\S[^\n]{{2,160}}")
_MAX_PARTS = 20
_BAR = lazy_regex(r"[|·•]")
# Between the parts of a row of a menu.
_MENU_GAP = lazy_regex(r"\s*[|·•›»]\s*|\s{2,}")


def is_menu(text: str) -> bool:
    """Return whether a line is a breadcrumb trail, a word of a menu, or a row of them."""
    return (
        _TRAIL.fullmatch(text) is not None
        or _BARS.fullmatch(text) is not None
        or _MENU.fullmatch(text) is not None
        or is_menu_row(text)
    )


def is_menu_word(text: str) -> bool:
    """Return whether a line is an entry of a menu or for sharing the page."""
    return _MENU.fullmatch(text) is not None or is_page_line(text)


def is_menu_row(text: str) -> bool:
    """Return whether a line is a row of at least three parts, several of which are words of menus."""
    parts = _MENU_GAP.split(text.strip(), _MAX_PARTS)
    return 2 < len(parts) <= _MAX_PARTS and sum(1 for part in parts if _MENU.fullmatch(part)) > 1


def is_barred(text: str) -> bool:
    """Return whether bars divide a line into short parts."""
    return _BARS.fullmatch(text) is not None


def is_page_line(text: str) -> bool:
    """Return whether a line tells when a page was updated or how often it was read, or is for sharing it."""
    if cues.SENTENCE_END.search(text):
        return False
    return _PAGE_LINE.fullmatch(text) is not None or _DATED_LINE.fullmatch(text) is not None


def is_byline(text: str) -> bool:
    """Return whether a line has the author of a page and a date."""
    return _BYLINE.fullmatch(text) is not None or _AUTHOR.match(text) is not None


def names_author(text: str) -> bool:
    """Return whether a byline starts with the name of its author rather than with the section of the site."""
    first = author_of(text)
    return _AUTHOR.match(text) is not None or (_AUTHOR_NAMES.fullmatch(first) is not None and not is_menu_word(first))


def author_of(text: str) -> str:
    """Return the part of a byline before its first bar."""
    return _BAR.split(text, 1)[0].strip()


def is_advertisement(text: str) -> bool:
    """Return whether a line only says that an advertisement stood there."""
    return _ADVERTISEMENT.fullmatch(text) is not None


def is_pager(text: str) -> bool:
    """Return whether a line leads to the other pages of a list: ‹ წინა 1 2 3 … 54 შემდეგი › (previous, next)."""
    parts = text.split(None, 2 * _MAX_PARTS)
    pages = sum(1 for part in parts if part.strip("[]").isdigit())
    is_row = len(parts) <= 2 * _MAX_PARTS and all(_PAGER_PART.fullmatch(part) for part in parts)
    return is_row and pages >= _MIN_PAGES and _PAGER_WORD.search(text) is not None


def is_cookie_notice(text: str) -> bool:
    """Return whether a line says that the site uses cookies."""
    is_short = len(text) <= _MAX_NOTICE_LENGTH
    return is_short and _COOKIES.search(text) is not None and _COOKIE_USE.search(text) is not None


def is_row_of_buttons(text: str) -> bool:
    """Return whether a line consists of words in square brackets, as copied buttons do."""
    return _BUTTONS.fullmatch(text) is not None


def is_sharing_row(text: str) -> bool:
    """Return whether a line consists of the names and signs of services for sharing a page."""
    parts = text.split(None, _MAX_PARTS)
    return (
        _MIN_SERVICES <= len(parts) < _MAX_PARTS
        and all(_SERVICE.fullmatch(part) for part in parts)
        and any(part.isalpha() for part in parts)
    )


def is_encyclopedia_name(text: str) -> bool:
    """Return whether a line is the name of the free encyclopedia that heads its pages."""
    return _ENCYCLOPEDIA.fullmatch(text) is not None


def is_row_of_tags(text: str) -> bool:
    """Return whether a line consists of several hashtags."""
    return _HASHTAGS.fullmatch(text) is not None


def heads_further_pages(text: str) -> bool:
    """Return whether a line heads a list of further pages: წაიკითხეთ აგრეთვე (read also)."""
    return _READ_ALSO.fullmatch(text) is not None


def names_further_page(text: str) -> bool:
    """Return whether a line invites to another page and gives its title."""
    return _FURTHER_PAGE.fullmatch(text) is not None and not text.rstrip().endswith((".", ";", ","))
