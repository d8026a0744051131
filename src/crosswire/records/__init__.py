"""Frozen records that flow between the stages. They do no I/O and hold no logic."""
