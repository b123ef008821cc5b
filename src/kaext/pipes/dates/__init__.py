"""The component kaext_dates."""
