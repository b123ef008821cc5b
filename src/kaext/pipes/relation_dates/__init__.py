"""The component kaext_relation_dates: the dates of statements that have none, chosen by a trained model.

``options`` finds the dates that a statement may have, ``features`` describes them, ``model`` scores them, and ``pipe``
dates the statements.
"""
