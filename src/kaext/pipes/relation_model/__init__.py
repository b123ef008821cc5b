"""The component kaext_relation_model: relations of countries and programmes predicted by a trained model.

``mentions`` finds the mentions of a sentence, ``candidates`` pairs countries with programmes, ``sentences``,
``structure`` and ``features`` describe the pairs, ``trees`` and ``model`` score them, and ``pipe`` adds the predictions
to the rules' statements.
"""
