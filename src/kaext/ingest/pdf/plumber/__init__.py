"""The careful backend: pdfplumber, over a document whose references end (``references``)."""
