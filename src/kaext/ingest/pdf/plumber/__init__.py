"""The careful backend, in the order in which its modules build on each other.

Fonts and rows of streams that end, ``bounds``; a document whose references end, ``references``; pdfplumber over it,
``backend``.
"""
