"""The component ``kaext_dates``: temporal expressions and their values.

The modules build on each other in this order:

1. ``atom``, ``numeric``, ``compounds``, ``corrections``, ``lexer``: the text as a sequence of atoms (numbers, calendar
   words, joining marks), with numeric dates, run-together words and misspellings resolved.
2. ``expressions``, ``divisions``, ``eras``, ``bare_years``, ``single_dates``, ``offsets``, ``durations``, ``grammar``:
   the grammar. It reads dates, intervals, durations and sets (in the sense of TIMEX3: how often) from the atoms.
3. ``periodicals``, ``resolution``: values. Underspecified and relative expressions are resolved against an anchor date.
   ``english`` reads the expressions of passages in English.
4. ``pipe``, ``factory``: the spaCy component.

``patterns`` holds the words and patterns of all modules, and the confidence of each rule.
"""
