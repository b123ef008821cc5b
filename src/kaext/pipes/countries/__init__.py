"""The component kaext_countries: names of countries, and group phrases such as "all three countries" (``groups``)."""
