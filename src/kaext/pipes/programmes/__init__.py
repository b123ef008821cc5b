"""The component kaext_programmes: mentions of programmes.

The modules, in the order in which they build on each other:

- ``patterns``: head nouns, contexts, confidences;
- ``context``: mentions, and the document as the rules see it;
- ``transliteration`` and ``catalogued``: names that the catalogue lists;
- ``renderings``: English renderings of Georgian names;
- ``discovery``, ``translated``, ``quoted`` and ``institutions``: names that it does not list;
- ``short_forms``: shortened names;
- ``pipe`` and ``factory``: the component.
"""
