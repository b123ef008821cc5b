"""Country-programme relations by a trained model."""
