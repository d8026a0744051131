"""Helpers of stage 3: likeness of documents, and stories as they grow."""
