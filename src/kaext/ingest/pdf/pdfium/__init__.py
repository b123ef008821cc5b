"""The fast backend, in modules of which each builds on those before it.

How pdfium is called, ``calls``; characters, ``text``; pictures as they are cut and other objects, ``clips`` and
``objects``; all of it, ``backend``.
"""
