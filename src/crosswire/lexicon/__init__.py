"""Typed readers of the word lists and tables in ``crosswire/data``; each file states its source and licence."""
