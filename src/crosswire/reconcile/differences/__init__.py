"""Helpers of stage 10: where statements differ, how, and which side is likelier."""
