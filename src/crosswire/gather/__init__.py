"""Across the corpus: clean each article, find copies and lineages, group documents into stories."""
