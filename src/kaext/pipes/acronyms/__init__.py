"""The component kaext_acronyms: acronyms and their long forms.

The modules, in the order in which they build on each other:

- ``patterns``: the form of acronyms, word lists, confidences;
- ``mentions``: acronyms in a text;
- ``window``: the words beside an acronym in which its long form is sought;
- what delimits a long form: ``catalogued``, ``initials``, ``possessors``, ``translation``, ``noun_phrase``, combined in
  ``boundaries``;
- ``definitions``: the constructions that link an acronym and its long form;
- ``pipe`` and ``factory``: the component.
"""
