"""The component kaext_linguistics: parts of speech, morphology, lemmas and dependencies by a trained model."""
