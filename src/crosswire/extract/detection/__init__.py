"""Helpers of stage 4: names, nominals and pronouns found in one report."""
