"""A trained model of spans: names of programmes and long forms that no rule has found."""
