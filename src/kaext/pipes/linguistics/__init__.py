"""Parts of speech, morphology, lemmas and dependencies by a trained model."""
