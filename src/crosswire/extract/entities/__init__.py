"""Helpers of stage 5: which mentions are one person, body, state or place, and which names are garbled."""
