"""Catalogues of countries, programmes, organisations and currencies: data files with sources, and their readers."""
