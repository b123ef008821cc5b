"""The component kaext_span_model: names of programmes and long forms predicted by a trained model."""
