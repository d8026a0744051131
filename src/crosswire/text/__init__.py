"""Text as characters and sentences: length-preserving normalisation, sentence splitting, parsing, similarity."""
