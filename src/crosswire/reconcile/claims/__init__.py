"""Helpers of stage 10: what a claim tells, by whose word, and how it stands."""
