"""The component kaext_countries: names of countries, and group phrases such as "all three countries".

``patterns`` has the data, ``group_phrases`` finds group phrases, ``groups`` resolves them to countries; ``english``
finds those of passages in English; ``pipe`` finds names and puts all together, ``factory`` registers the component.
"""
