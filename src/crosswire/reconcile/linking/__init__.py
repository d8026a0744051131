"""Helpers of stage 9: pairs of statements compared, scored and grouped."""
