"""Text without a verb: labels, cards, tables, sheets, lists, appositions.

Each module builds on those before it: ``labels``, ``nominal``, ``card_entries``, ``card_fields``, ``table_headings``,
``matrices``, ``units``, ``tables``, ``records``, ``list_introductions``, ``fact_sheets``, ``project_sheets``,
``aid_lists``, ``appositions``.
"""
