"""Pure pairwise comparisons; each returns a Score that explains itself."""
