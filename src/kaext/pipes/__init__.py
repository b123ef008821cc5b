"""The spaCy components, one folder each: ``pipe.py`` (logic), ``patterns.py`` (data and rules), ``factory.py``.

The words of the relations fill a folder, ``relations/words``.
"""
