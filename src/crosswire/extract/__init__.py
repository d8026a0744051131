"""Within a report: mentions, entities, times, statements, events."""
