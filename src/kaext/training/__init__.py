"""Training of the models that kaext ships: linguistic models from treebanks, the relation model from gold."""
