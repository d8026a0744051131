"""Word lists and tables; each file states its source and licence. Read by ``crosswire.lexicon``."""
