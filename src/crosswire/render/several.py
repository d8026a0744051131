"""What is said openly where the reports of one run are told as several stories, and how to have them told as one."""

from __future__ import annotations

from crosswire.records.stories import Reconstruction
from crosswire.records.text import Document
from crosswire.render.support import count

# Reports: who gives no more than these gave them by hand, and perhaps meant one event.
_BY_HAND = 60
# Stories named, the largest first; the page lists all.
_NAMED = 6


def told_apart(reconstruction: Reconstruction) -> str:
    """One sentence on the stories and how to join them; empty where there is one story, or a stream of reports."""
    accounts = reconstruction.accounts
    reports = sum(len(a.documents) for a in accounts)
    if len(accounts) < 2 or reports > _BY_HAND:
        return ""
    largest = sorted(accounts, key=lambda a: -len(a.documents))
    parts = [f"“{a.title}” ({count(len(a.documents), 'report')}{_days(a.documents)})" for a in largest[:_NAMED]]
    more = f" and {len(accounts) - _NAMED} more" if len(accounts) > _NAMED else ""
    return (
        f"These {reports} reports are told as {len(accounts)} stories: {', '.join(parts)}{more}. "
        "If they are one event to you, run again with --one-story."
    )


def _days(documents: tuple[Document, ...]) -> str:
    days = sorted(d.published for d in documents if d.published)
    if not days:
        return ""
    return f", {days[0]}" if days[0] == days[-1] else f", {days[0]} to {days[-1]}"
