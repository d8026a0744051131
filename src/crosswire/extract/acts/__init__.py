"""Helpers of stage 8: which act a clause tells, by whom upon whom, and whether it was done."""
