"""The component ``kaext_sums``: sums of money with their currency, bound and purpose.

``amounts`` finds sums in a text. ``links`` connects each to its country, programme and purpose. ``parts`` relates
totals to their parts. ``pipe`` and ``factory`` make the spaCy component; ``patterns`` holds words, patterns and
confidences.
"""
