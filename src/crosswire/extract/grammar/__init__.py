"""Helpers of stages 7 and 8: clauses of a parsed sentence, their participants, moods and numbers."""
