"""The fallback backend: pdfplumber on pdfminer. Each module builds on those before it.

``bounds`` limits the codes of fonts and the rows of streams; ``references`` limits the references of a document;
``backend`` reads pages by pdfplumber within these limits.
"""
