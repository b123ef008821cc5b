"""Many documents: workers, resumption, limits."""
