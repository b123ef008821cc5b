"""The component kaext_relation_model: relations of countries and programmes predicted by a trained model.

``candidates`` pairs countries with programmes, ``features`` and ``structure`` describe the pairs, ``model`` scores
them, and ``pipe`` adds the predictions to the rules' statements.
"""
