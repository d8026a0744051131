"""Helpers of stage 7: who is quoted for what."""
