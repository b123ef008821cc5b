"""The component kaext_countries."""
