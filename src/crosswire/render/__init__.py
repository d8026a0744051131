"""Doors out: an Account as JSON (the contract), Markdown, or one self-contained HTML page."""

from crosswire.render.json import to_json

__all__ = ["to_html", "to_json", "to_markdown"]


def to_markdown(reconstruction: object) -> str:
    """Not written yet."""
    raise NotImplementedError


def to_html(reconstruction: object) -> str:
    """Not written yet."""
    raise NotImplementedError
