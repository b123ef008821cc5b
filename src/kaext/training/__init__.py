"""Training of the models that kaext ships.

The linguistic models are trained on treebanks, the models of relations and spans on gold documents and generated
sentences.
"""
