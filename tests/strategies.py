"""Hypothesis strategies shared by the tests."""

from hypothesis import strategies as st

from kaext.alignment import Edit

LETTERS = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"


@st.composite
def texts_with_edits(draw: st.DrawFn, text: str | None = None, /) -> tuple[str, list[Edit]]:
    """A text and edits of it, in order and without overlap."""
    source = text if text is not None else draw(st.text(alphabet=LETTERS + " -\nAB", max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(source)), max_size=8)))
    edits = [
        Edit(start, end, draw(st.text(alphabet="xyz", max_size=3)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return source, edits
