"""The component kaext_sums."""
