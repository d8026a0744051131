"""Helpers of stage 1: what of a page is not its story."""
