"""The command line: a thin door to the pipeline.

Results go to standard output, everything else to standard error. Exit codes: 0 all reports were
used, 1 none could be, 2 the command was wrong, 3 some reports were not used (they are listed).
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import crosswire

if TYPE_CHECKING:
    from crosswire.records.stories import Ruling, StoryChange
    from crosswire.records.text import Article, Problem
    from crosswire.render.progress import Progress
    from crosswire.settings import Settings

_INPUTS = """
\b
REPORTS are files (text, HTML, WARC, feeds), folders of them, JSON Lines
(path, text or html, and optionally title, source, url, published), or - for
standard input.
"""


class _Inputs(click.Command):
    """A command over reports: adds the common options and the paragraph on inputs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help = f"{cleandoc(self.help or '')}\n{_INPUTS}"
        self.params = [
            click.Argument(["reports"], nargs=-1, required=True, metavar="REPORTS..."),
            *self.params,
            *_gathering(self.name),
            click.Option(["--model"], default=None, metavar="NAME", help="An installed spaCy model, by package name."),
            click.Option(["-q", "--quiet"], is_flag=True, help="No progress and no list of problems."),
            click.Option(["-v", "--verbose"], is_flag=True, help="Say more about what is done."),
        ]


# Commands that find lineages and stories take a user's word on them.
_RULED = ("brief", "copies", "stories", "names", "align")

# Those of them that tell each story apart.
_WHOLE = ("brief", "names", "align")


def _gathering(name: str | None) -> list[click.Parameter]:
    if name not in _RULED:
        return []
    encoder = click.Option(
        ["--encoder"], type=click.Path(), default=None, metavar="FOLDER",
        help="A larger encoder of clauses, all-mpnet-base-v2: finds more of what is told in other words, and takes longer.",
    )  # fmt: skip
    whole = click.Option(
        ["--one-story"], is_flag=True, help="Take all reports as one story, for instance a crisis over several days."
    )
    return [
        *([whole, encoder] if name in _WHOLE else []),
        click.Option(
            ["--lineages"], type=click.Path(dir_okay=False), default=None, metavar="FILE",
            help="Your word on lineages and stories, one JSON object a line: "
            '{"same": [REPORT, REPORT]} or {"apart": [REPORT, REPORT]}, and "of": "story" for stories.',
        ),
        click.Option(
            ["--window"], type=click.IntRange(min=1), default=None, metavar="DAYS",
            help="Close a story so many days after its last report.",
        ),
    ]  # fmt: skip


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(crosswire.__version__, prog_name="crosswire")
def main() -> None:
    """Many reports, one account.

    Reads the reports that the press gives of one diplomatic event and reconstructs one sourced
    account of it.

    \b
    Examples:
      crosswire brief saved-pages/ --format html --output brief.html
      crosswire brief a.txt b.txt | jq '.stories[].claims[].gist'
      crosswire times reports.jsonl
      cat reports.jsonl | crosswire copies -
    """


def _in_a_folder(_: click.Context, __: click.Parameter, output: str | None) -> str | None:
    """Said before the reports are read, since that may take minutes."""
    if output and not Path(output).parent.is_dir():
        raise click.BadParameter(f"there is no folder {str(Path(output).parent)!r}")
    return output


@main.command(cls=_Inputs)
@click.option(
    "--format", "form", type=click.Choice(["json", "markdown", "html", "short"]), default="json", show_default=True
)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), default=None, callback=_in_a_folder,
    help="Write here, not to standard output.",
)  # fmt: skip
def brief(reports: tuple[str, ...], form: str, output: str | None, **options: Any) -> None:
    """Reconstruct one sourced account of each story that REPORTS tell.

    \b
    Examples:
      crosswire brief examples/reports --format short    one page of Markdown
      crosswire brief reports.jsonl --format html -o brief.html
    """
    from crosswire.render.several import told_apart

    with _run(reports, **options) as (articles, problems, settings, rulings, progress):
        found = crosswire.reconstruct(
            articles, settings=settings, problems=problems, rulings=rulings, progress=progress
        )
        render = {
            "json": crosswire.to_json, "markdown": crosswire.to_markdown, "html": crosswire.to_html, "short": crosswire.to_short
        }[form]  # fmt: skip
        text = render(found).rstrip("\n") + "\n"
        if not options["quiet"] and (hint := told_apart(found)):
            _say(f"crosswire: {hint}")
        if output:
            _write(output, text)
        else:
            sys.stdout.write(text)


def _write(output: str, text: str) -> None:
    try:
        Path(output).write_text(text, encoding="utf-8")
    except OSError as error:
        raise crosswire.CrosswireError(f"{output}: cannot be written ({error.strerror}).") from error


@main.command()
def schema() -> None:
    """Print the JSON Schema of `brief --format json`."""
    from importlib.resources import files

    sys.stdout.write((files("crosswire") / "data" / "brief.schema.json").read_text(encoding="utf-8"))


Rows = Iterator[dict[str, Any]]
Stage = Callable[[Sequence["Article"], "Settings", Sequence["Ruling"], "Progress"], Rows]


def _clean(articles: Sequence[Article], _: Settings, __: Sequence[Ruling], ___: Progress) -> Rows:
    from crosswire.gather.clean import clean
    from crosswire.render.lines import clean_line

    return (clean_line(clean(article)) for article in articles)


def _copies(articles: Sequence[Article], settings: Settings, rulings: Sequence[Ruling], progress: Progress) -> Rows:
    from crosswire.pipeline import gather
    from crosswire.render.lines import copy_lines

    documents, derivations, _stories = gather(articles, settings=settings, rulings=rulings, progress=progress)
    return copy_lines(derivations, documents)


def _stories(
    articles: Sequence[Article], settings: Settings, rulings: Sequence[Ruling], progress: Progress,
    earlier: Mapping[str, str] | None = None,
) -> Rows:  # fmt: skip
    from crosswire.gather.lasting import keep_ids
    from crosswire.gather.threads import link_stories
    from crosswire.pipeline import gather
    from crosswire.render.lines import change_lines, story_lines

    documents, _, stories = gather(articles, settings=settings, rulings=rulings, progress=progress)
    changes: Sequence[StoryChange] = ()
    if earlier is not None:
        stories, changes = keep_ids(stories, earlier)
    yield from story_lines(stories, link_stories(stories))
    yield from change_lines(changes, documents)


def _names(articles: Sequence[Article], settings: Settings, rulings: Sequence[Ruling], progress: Progress) -> Rows:
    from crosswire.pipeline import name_stories
    from crosswire.render.lines import name_lines

    for story, entities in name_stories(articles, settings=settings, rulings=rulings, progress=progress):
        yield from name_lines(story.id, entities, story.documents)


def _align(articles: Sequence[Article], settings: Settings, rulings: Sequence[Ruling], progress: Progress) -> Rows:
    from crosswire.pipeline import link_stories_explained
    from crosswire.render.lines import link_lines

    for story, linked in link_stories_explained(articles, settings=settings, rulings=rulings, progress=progress):
        yield from link_lines(story, linked.reading.statements, linked.alignments, linked.groups)


def _reading(lines: str, field: str) -> Stage:
    def rows(articles: Sequence[Article], settings: Settings, _: Sequence[Ruling], progress: Progress) -> Rows:
        from crosswire.pipeline import read_each
        from crosswire.render import lines as render

        for reading in read_each(articles, settings=settings, progress=progress):
            found = getattr(reading, field)
            yield from getattr(render, lines)(found if field == "events" else found[0], reading.parsed[0].document)

    return rows


# Name, what it does (the help text), and the function from articles to rows.
_STAGES: tuple[tuple[str, str, Stage], ...] = (
    ("clean", "Tell each report's story from its residue: body and residue spans.", _clean),
    ("copies", "Say which report is a copy, excerpt, rewrite or translation of which.", _copies),
    ("stories", "Group reports into stories.", _stories),
    ("names", "Find who is named, across the reports of a story, and which names are garbled.", _names),
    ("times", "Find time expressions with their TIMEX3 values.", _reading("time_lines", "times")),
    ("statements", "Find who is quoted for what: speaker, cue, content.", _reading("statement_lines", "attributions")),
    ("events", "Find events: PLOVER type, actor, recipient, status.", _reading("event_lines", "events")),
    ("align", "Say which clauses of two reports state the same fact, how likely, and why.", _align),
)


def _add(name: str, text: str, stage: Stage) -> None:
    # The one format there is may be named, as with brief.
    extra: list[click.Parameter] = [
        click.Option(["--format"], type=click.Choice(["jsonl"]), expose_value=False, hidden=True)
    ]
    if name == "clean":
        extra.append(click.Option(["--text", "as_text"], is_flag=True, help="Print the text that spans count in."))

    if name == "stories":
        text_of = "Rows of an earlier run: its ids are kept, and rows that say what changed follow."
        extra.append(click.Option(["--since"], type=click.Path(dir_okay=False), metavar="FILE", help=text_of))

    def run(reports: tuple[str, ...], as_text: bool = False, since: str | None = None, **options: Any) -> None:
        print_rows = partial(_stories, earlier=_earlier(since)) if since else stage
        # Who translates whom is seen only where the other language is read too.
        with _run(reports, english=name != "copies", **options) as (articles, _, settings, rulings, progress):
            if as_text:
                sys.stdout.writelines(f"{article.text}\n" for article in articles)
            else:
                _print(print_rows(articles, settings, rulings, progress))

    help_text = (
        f"{text}\n\nPrints one JSON object a line.\n\n\b\nExample:\n  crosswire {name} examples/reports | head -3"
    )
    main.add_command(_Inputs(name, callback=run, help=help_text, params=extra))


for _stage in _STAGES:
    _add(*_stage)


def _print(rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


@contextmanager
def _run(
    reports: tuple[str, ...],
    *,
    model: str | None,
    quiet: bool,
    verbose: bool,
    lineages: str | None = None,
    window: int | None = None,
    one_story: bool = False,
    encoder: str | None = None,
    english: bool = True,
) -> Iterator[tuple[Sequence[Article], Sequence[Problem], Settings, Sequence[Ruling], Progress]]:
    """Read the inputs, show progress, list problems, and turn errors into messages and exit codes."""
    logging.basicConfig(
        level=logging.INFO if verbose else logging.ERROR, format="%(name)s: %(message)s", stream=sys.stderr
    )
    from crosswire.render.progress import shown_progress

    if one_story and window:
        raise click.UsageError("--window parts stories, and --one-story says that all reports are one")
    settings = crosswire.Settings(story_window=window, one_story=one_story, encoder=encoder)
    if model:
        settings = replace(settings, model=model)
    try:
        articles, problems = crosswire.read_paths(reports, longest=settings.longest_report, english=english)
        if not quiet:
            _list(problems)
        if not articles:
            raise crosswire.CrosswireError("No report could be read; nothing was done.")
        rulings = _rulings(lineages, articles, one_story) if lineages else ()
        with shown_progress(quiet=quiet, verbose=verbose) as progress:
            yield articles, problems, settings, rulings, progress
        sys.stdout.flush()
    except crosswire.CrosswireError as error:
        _say(f"crosswire: {error}")
        sys.exit(1)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()
        sys.exit(0)
    if any(problem.fatal for problem in problems):
        sys.exit(3)


def _rulings(path: str, articles: Sequence[Article], one_story: bool) -> Sequence[Ruling]:
    from crosswire.errors import RulingError
    from crosswire.readers.rulings import read_rulings

    try:
        rulings = read_rulings(path, articles)
    except RulingError as error:
        raise click.UsageError(str(error)) from error
    apart = next((r.where for r in rulings if one_story and r.of == "story" and not r.same), None)
    if apart:
        raise click.UsageError(f"{apart}: sets stories apart, and --one-story says that all are one")
    return rulings


def _earlier(path: str) -> Mapping[str, str]:
    from crosswire.errors import EarlierError
    from crosswire.readers.earlier import read_earlier

    try:
        return read_earlier(path)
    except EarlierError as error:
        raise click.UsageError(str(error)) from error


def _say(text: str) -> None:
    """One line on standard error, in which a path or a title commands nothing: a carriage return would write over it."""
    from crosswire.render.plain import plain

    click.echo(plain(text).translate(dict.fromkeys(map(ord, "\r\n"), " ")), err=True)


def _list(problems: Sequence[Problem]) -> None:
    for p in problems:
        where = f"{p.path}:{p.line}" if p.line else p.path
        _say(f"crosswire: {where}: {p.reason}. {p.remedy}{' [not used]' if p.fatal else ''}")
