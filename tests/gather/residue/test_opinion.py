"""Reports that say of themselves that they are opinions."""

from __future__ import annotations

import pytest

from crosswire.gather.clean import clean
from crosswire.records.text import Article

STORY = (
    "The ministers of Orlandia met the envoys of Sund in the lake town of Merrow on Tuesday to talk about the harbour.\n"
    * 4
)


@pytest.mark.parametrize(
    ("title", "source", "url", "first", "kind"),
    [
        ("Opinion: Close the harbour now", None, None, "", "opinion"),
        ("OPINION | Close the harbour now", None, None, "", "opinion"),
        ("Close the harbour now | Opinion", None, None, "", "opinion"),
        ("Close the harbour now", "Velsk Courier Opinion", None, "", "opinion"),
        ("Close the harbour now", None, "https://velsk.example/opinion/2031/03/close", "", "opinion"),
        ("Close the harbour now", None, "https://velsk.example/story/close-it-now-column/4512/", "", "opinion"),
        ("Close the harbour now", None, None, "Ilse Varga\nOpinion contributor\n", "opinion"),
        ("Close the harbour now", None, None, "ANALYSIS/OPINION:\n", "opinion"),
        ("Court asks for opinion on harbour", None, "https://velsk.example/news/court-opinion-asked", "", None),
        ("Opinion polls show Holt ahead", None, "https://velsk.example/blogs/news/polls", "", None),
        ("Close the harbour now", None, "https://[velsk/opinion/close", "", None),
        ("Close the harbour now", None, None, "Opinion contributors who disagree may write to us.\n", None),
    ],
)
def test_what_says_that_it_is_an_opinion(
    title: str, source: str | None, url: str | None, first: str, kind: str | None
) -> None:
    article = Article(id="r", path="r", text=f"{title}\n{first}{STORY}", title=title, source=source, url=url)
    assert clean(article).kind == kind


def test_the_menu_above_the_headline_says_nothing() -> None:
    article = Article(id="r", path="r", text=f"News\nOpinion contributors\nEnvoys meet in Merrow\n{STORY}")
    assert clean(article).kind is None
