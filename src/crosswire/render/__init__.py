"""Doors out: an Account as JSON (the contract), Markdown, or one self-contained HTML page; stages as JSON Lines."""

from crosswire.render.html import to_html
from crosswire.render.json import to_json
from crosswire.render.markdown import to_markdown
from crosswire.render.short import to_short

__all__ = ["to_html", "to_json", "to_markdown", "to_short"]
