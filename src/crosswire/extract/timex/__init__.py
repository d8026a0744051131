"""Helpers of stage 6: time expressions read and anchored, and the day of the story."""
