"""Helpers of stage 2: documents recognised in others, and their lineages."""
