"""The fast backend: pdfium through ctypes. Each module builds on those before it.

``calls`` has the functions of pdfium with fast signatures; ``text`` reads characters; ``clips`` and ``objects`` read
images with their clipping paths, shapes and links; ``backend`` combines them.
"""
