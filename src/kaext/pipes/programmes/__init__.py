"""The component kaext_programmes."""
