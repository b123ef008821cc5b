"""The wording of what surrounds the text of web pages: menus, breadcrumb trails, bylines. Used for texts and PDFs."""

from __future__ import annotations

import regex

from kaext.segment import cues

# მთავარი › სიახლეები › თანამშრომლობა; პარტნიორები / აღმოსავლეთი / მოლდოვა; ქართ | Eng | Fr
_TRAIL = regex.compile(r"\s*+[^\s›»>/|.!?…:;][^›»>/|.!?…:;]{0,60}?(?:\s[›»>/|]\s[^›»>/|!?…:;]{1,60}?){2,12}\s*+")
# სიახლეები | 14 ივნისი, 2019 | წაკითხულია: 1 873 (news, date, times read)
_BARS = regex.compile(r"\s*+[^\s|][^|.!?…;]{0,60}?(?:\s{1,4}\|\s{1,4}[^|!?…;]{1,60}?){2,8}\s*+")
# Words of menus, alone on their lines: home, about us, news, events, library, vacancies, search, menu, site map.
_MENU = regex.compile(
    r"\s*+(?:გადა(?:სვლა|დით)\s(?:მთავარ\s|ძირითად\s)?(?:შინაარს|კონტენტ|ტექსტ)\p{L}{1,4}|მთავარი(?:\s(?:გვერდი|მენიუ))?"
    r"|(?:ჩვენ|ჩვენს)\sშესახებ|სიახლეები|ახალი\sამბები|ღონისძიებები|ბიბლიოთეკა|ვაკანსიები|(?:ფოტო|ვიდეო)?გალერეა|მენიუ"
    r"|(?:საიტზე\s|გაფართოებული\s)?ძე?ბნა|ძიება|საიტის\sრუკა|შესვლა|რეგისტრაცია|განხილვა|რედაქტირება|გამოწერა|ანალიტიკა|არქივი|ფოტო|წესები\sდა\sპირობები|კონფიდენციალურობა|პუბლიკაციები|მედია|ENG?|GEO?|ქარ?თ?(?:ული)?)\s*+",
    regex.IGNORECASE,
)
# Around the text: last updated, published, views, share, print, tags, back.
_PAGE_LINE = regex.compile(
    r"\s*+[«‹<←]?\s?(?:(?:ბოლო\s(?:განახლება|ცვლილება)|განახლებულია|განახლდა|გამოქვეყნებულია|გამოქვეყნდა|ნახვები|ნახვა|გააზიარეთ?"
    r"|გაზიარება|თეგები|საკვანძო\sსიტყვები|კატეგორი(?:ა|ები)|რუბრიკა)\s?:\s[^!?…]{1,160}|(?:გააზიარეთ?|გაზიარება|ბეჭდვა|ამობეჭდვა|უკან(?:\sდაბრუნება)?"
    r"|უკან,\s[^.!?…:;]{1,40}|კომენტარები\s\(0\)|გაზიარება:|(?:Facebook|Twitter|X|Instagram|YouTube|LinkedIn|Telegram|ფეისბუქი|ფეისბუკი|ტვიტერი|იუთუბი)|ზევით\s?[↑⇧]?|ზემოთ\s?[↑⇧]?|გვერდის\sდასაწყისში))\.?\s*+"
)
# 21.11.2019 | სიახლეები | ნახვა: 1 408 (date, section, views)
_DATED_LINE = regex.compile(r"\s*+\d{1,2}[./]\d{1,2}[./]\d{4}(?:,?\s\d{1,2}:\d\d)?\s[|·•]\s[^.!?…]{1,120}")
# ნინო გელაშვილი · 12 მარტი, 2014 წ. (author, date)
_BYLINE = regex.compile(r"\s*+[^|·•!?…;:]{2,60}?\s[|·•]\s(?=[^!?…;]{0,60}?(?:19|20)\d\d)[^!?…;]{4,100}")
_MAX_PARTS = 20
# Between the parts of a row of a menu.
_MENU_GAP = regex.compile(r"\s*[|·•›»]\s*|\s{2,}")


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
    return _BYLINE.fullmatch(text) is not None
