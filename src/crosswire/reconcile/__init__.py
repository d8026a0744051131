"""Across the reports of a story: align statements, compare them, write the account."""
