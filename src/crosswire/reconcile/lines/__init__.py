"""Helpers of stage 10: the line by which a claim is told."""
