"""The command line: a thin door to the pipeline. (Baseline: brief only.)"""

from __future__ import annotations

import sys

import click


@click.group()
@click.version_option()
def main() -> None:
    """Many reports, one account."""


@main.command()
@click.argument("reports", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["json", "markdown", "html"]), default="json")
def brief(reports: tuple[str, ...], form: str) -> None:
    """Reconstruct one sourced account from REPORTS."""
    import crosswire

    found, problems = crosswire.read_paths(reports)
    result = crosswire.reconstruct(found, problems=problems)
    sys.stdout.write(crosswire.to_json(result) + "\n")
