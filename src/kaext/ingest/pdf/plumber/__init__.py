"""The careful backend: a document whose references end, ``references``, and pdfplumber over it, ``backend``."""
