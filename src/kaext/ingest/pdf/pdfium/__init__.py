"""The fast backend: how pdfium is called, ``calls``; characters, ``text``; other objects, ``clips`` and ``objects``."""
