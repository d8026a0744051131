"""Stage 2 on invented reports: copies, excerpts, rewrites, translations and independent reports."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from datetime import date

import pytest
from tests.documents import document

from crosswire.gather.copies.copy_index import CopyIndex
from crosswire.gather.dedupe import find_derivations, trace_lineages
from crosswire.records.stories import Derivation
from crosswire.records.text import Credit, Document

WIRE = """Orlandia's president Maren Holt and her Sundish counterpart Tomas Brek spoke for forty minutes on Tuesday.
Holt warned that a blockade of the port of Ansel would be answered with tariffs, her office said.
Brek called the warning regrettable and asked for talks in the lake town of Merrow before 14 March.
The call, the third since the harbour dispute began, was requested by Orlandia, officials in both capitals said.
Some 2,300 dockers have been on strike in Ansel since January, and 41 ships lie at anchor outside the harbour.
Orlandia's foreign minister, Peta Lind, will travel to Merrow with a delegation of twelve, a spokesman said.
Analysts in the capital doubt that either side can afford to give way before the vote in Sund on 2 April.
Grain prices rose by six per cent after the call and traders in Velsk spoke of the steepest climb in ten years."""
RETOLD = """For forty minutes on Tuesday the presidents of Orlandia and Sund, Maren Holt and Tomas Brek, were on the line.
According to her office, Holt threatened tariffs in reply to any blockade of Ansel port.
Brek found the threat regrettable and proposed talks in Merrow, a lake town, before 14 March.
Officials of both capitals said that Orlandia had asked for the call, the third in the harbour dispute.
Since January about 2,300 dockers in Ansel have been striking; outside the harbour 41 ships are at anchor.
A spokesman said Peta Lind, the foreign minister of Orlandia, would lead a delegation of twelve to Merrow.
Neither side can give way before the vote in Sund on 2 April, analysts doubt.
Traders in Velsk saw grain prices climb by six per cent after the call, the steepest rise in ten years."""
INDEPENDENT = """Fishermen in Ansel woke up to a quiet harbour yesterday, and hoped that it would not last.
"We are tired of waiting for the two capitals," said one of them, mending nets outside the customs house.
President Maren Holt has spent much of the winter defending her policy in a parliament that barely supports her.
Her opponent Tomas Brek faces an election, and his advisers think that a firm line wins seats in the north.
Shops along the quay have put up shutters; a hotel keeper said that half of her rooms had been empty for weeks.
The strike committee meets on Friday to vote on an offer that includes a bonus and longer holidays."""
OTHER = """The national orchestra opened its season with a new symphony by Ilse Varga in front of a full house.
Critics praised the slow movement, in which two harps answer one another over muted strings for nine minutes.
Varga, 34, wrote the piece in a cabin above the Tarn valley and dedicated it to her first teacher.
The conductor said that rehearsals had been difficult, because the parts arrived only a week before the concert.
A second performance will be broadcast on Sunday evening, and a recording is planned for the autumn.
Tickets for the remaining concerts of the season have been sold out since the beginning of last month."""
SPANISH = """La presidenta de Orlandia, Maren Holt, y su homólogo de Sund, Tomas Brek, hablaron el martes durante 40 minutos.
Holt advirtió de que un bloqueo del puerto de Ansel tendría como respuesta aranceles, dijo su oficina.
Brek lamentó la advertencia y pidió conversaciones en la localidad de Merrow antes del 14 de marzo.
La llamada fue solicitada por Orlandia, según funcionarios de ambas capitales.
Unos 2,300 estibadores están en huelga en Ansel desde enero, y 41 barcos esperan fuera del puerto.
La ministra de Exteriores de Orlandia, Peta Lind, viajará a Merrow con una delegación de doce personas.
Analistas dudan que alguna de las partes pueda ceder antes de la votación en Sund del 2 de abril.
Los precios del grano subieron un seis por ciento y los comerciantes de Velsk hablaron de la mayor subida."""


def d(name: str, text: str, day: date | None = None, wire: str | None = None) -> Document:
    credits = (Credit(wire=wire, start=0, end=5, text=f"{wire} —", kind="dateline"),) if wire else ()
    return document(text, name, day, credits=credits)


def noisy(text: str, share: float) -> str:
    rng = random.Random(7)
    return "".join(rng.choice(string.ascii_lowercase) if rng.random() < share else c for c in text)


def lines(text: str) -> list[str]:
    return text.splitlines()


VARIANTS: list[tuple[str, Callable[[], str], set[str]]] = [
    ("the same text", lambda: WIRE, {"copy"}),
    ("other line breaks and quotation marks", lambda: WIRE.replace("\n", "\n\n").replace("'", "’"), {"copy"}),
    ("15 % wrong letters", lambda: noisy(WIRE, 0.15), {"copy"}),
    ("first third", lambda: "\n".join(lines(WIRE)[:3]), {"excerpt"}),
    ("new order", lambda: "\n".join(reversed(lines(WIRE))), {"copy"}),
    ("other text around", lambda: "\n".join(lines(OTHER)[:3]) + "\n" + WIRE, {"copy"}),
    ("a third inside another text", lambda: "\n".join(lines(OTHER)[:3] + lines(WIRE)[2:5] + lines(OTHER)[3:]), {"excerpt"}),
    ("in other words", lambda: RETOLD, {"rewrite"}),
    ("in another language", lambda: SPANISH, {"translation"}),
]  # fmt: skip


def verdicts(derivations: tuple[Derivation, ...]) -> dict[tuple[str, str], str]:
    return {(x.report, x.of): x.verdict for x in derivations}


@pytest.mark.parametrize(("make", "expected"), [v[1:] for v in VARIANTS], ids=[v[0] for v in VARIANTS])
def test_a_variant_points_to_its_original(make: Callable[[], str], expected: set[str]) -> None:
    found = find_derivations([d("wire", WIRE), d("else", OTHER), d("variant", make())])
    assert verdicts(found).get(("variant", "wire")) in expected
    assert ("else", "wire") not in verdicts(found)
    assert all(derivation.because for derivation in found)


@pytest.mark.parametrize("text", [INDEPENDENT, OTHER])
def test_independent_reports_do_not_derive_from_one_another(text: str) -> None:
    found = find_derivations([d("wire", WIRE), d("own", text)])
    assert {derivation.verdict for derivation in found} <= {"same-event"}


def test_reports_that_quote_one_statement_are_not_copies() -> None:
    statement = (
        "“We have told our neighbours in plain words that the harbour belongs to those who built it, that no ship "
        "will be turned away, and that whoever closes the mouth of the bay will pay for every day of it in full,”"
    )
    first = d("first", f"{INDEPENDENT}\n{statement} Holt said.")
    second = d("second", f"{OTHER}\n{statement} said Holt.")
    assert {x.verdict for x in find_derivations([first, second])} <= {"same-event"}


FIRST = (
    "“A blockade of the port would be the end of every treaty that our two countries have signed since the war, and nobody "
    "who sits in that cabinet can pretend that he was not told so… What is called firmness in the capital is nothing but "
    "fear of an election in which the northern farmers will have the last word, as they had it four years ago.”"
)
SECOND = (
    "“It is easy to be shocked by tariffs and to say nothing of forty ships that have been waiting since January with grain "
    "that is rotting in their holds… Whoever asks for patience should first explain to the bakers of Velsk where the flour "
    "for the coming month is supposed to come from, and who is going to pay for it.”"
)


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        ("\n\nIlse Marn, Velsk Herald\n\n", "excerpt"),  # whoever chose these two for a digest chose for both
        ("\n\nShe went on to say:\n\n", "same-event"),
        (" Holt told reporters. ", "same-event"),
        (" the foreign ministry of Orlandia said in a statement on Tuesday. ", "same-event"),
    ],
)
def test_quotations_in_one_piece(between: str, expected: str) -> None:
    first = d("first", f"{INDEPENDENT}\n{FIRST}{between}{SECOND}")
    second = d("second", f"{OTHER}\n{FIRST}{between}{SECOND}\nThe hall seats nine hundred.")
    assert [x.verdict for x in find_derivations([first, second])] == [expected]


def test_passages_point_to_the_same_words_on_both_sides() -> None:
    host = "\n".join(lines(OTHER)[:3] + lines(WIRE)[2:5] + lines(OTHER)[3:])
    (found,) = [x for x in find_derivations([d("wire", WIRE), d("host", host)]) if x.of == "wire"]
    (passage,) = found.passages
    left = host[passage.left.start : passage.left.end]
    assert left == WIRE[passage.right.start : passage.right.end]
    assert "lake town of Merrow" in left
    assert "41 ships" in left


def test_dates_give_the_direction() -> None:
    found = find_derivations([d("late", WIRE, date(2031, 3, 5)), d("early", RETOLD, date(2031, 3, 4))])
    (found_one,) = found
    assert (found_one.report, found_one.of, found_one.directed) == ("late", "early", True)


def test_without_dates_the_direction_is_unknown() -> None:
    (found,) = find_derivations([d("a", WIRE), d("b", WIRE)])
    assert not found.directed


def test_an_index_gives_what_one_call_gives() -> None:
    documents = [d("wire", WIRE), d("else", OTHER), d("copy", noisy(WIRE, 0.05))]
    index = CopyIndex()
    grown = [x for document in documents for x in index.add(document)]
    assert verdicts(tuple(grown)) == {("copy", "wire"): "copy"}


def test_lineages_join_what_derives_and_name_the_wire() -> None:
    documents = [d("wire", WIRE, wire="ONA"), d("retold", RETOLD), d("own", INDEPENDENT), d("copy", noisy(WIRE, 0.1))]
    found = trace_lineages(documents, find_derivations(documents))
    assert [(x.origin, x.reports) for x in found] == [("ONA", ("wire", "retold", "copy")), (None, ("own",))]
    assert any("rewrite" in sentence for sentence in found[0].evidence)
    assert any("names ONA" in sentence for sentence in found[0].evidence)


def test_same_event_does_not_join_lineages() -> None:
    documents = [d("a", WIRE), d("b", INDEPENDENT)]
    link = Derivation(report="b", of="a", verdict="same-event", score=0.9, directed=False, because="alike")
    assert len(trace_lineages(documents, [link])) == 2


def test_a_story_of_no_documents_has_no_lineages() -> None:
    assert find_derivations([]) == ()
    assert trace_lineages([], ()) == ()


@pytest.mark.parametrize("text", ["", "   \n", "Read on", "?!" * 500, "ab " * 5])
def test_texts_without_words_derive_from_nothing(text: str) -> None:
    assert find_derivations([d("a", text), d("b", text)]) == ()


def test_many_identical_pages_all_point_to_the_first() -> None:
    found = find_derivations([d(str(n), WIRE) for n in range(3000)])
    assert {x.of for x in found} == {"0"}
    assert len(found) == 2999


def test_a_very_long_page_is_compared_in_bounded_time() -> None:
    rng = random.Random(1)
    long = "\n".join("".join(rng.choices(string.ascii_lowercase + " ", k=80)) for _ in range(20_000))
    found = find_derivations([d("long", long), d("wire", WIRE), d("again", long + WIRE)])
    assert verdicts(found)["again", "long"] == "copy"


def test_many_lines_of_one_word_are_no_trouble() -> None:
    document = d("words", "\n".join(["harbour"] * 200_000))
    assert find_derivations([document, d("wire", WIRE)]) == ()


def test_a_correction_says_what_changed() -> None:
    corrected = (
        WIRE.replace("41 ships", "43 ships") + "\nThe harbour master of Ansel asked for two more tugs on Friday."
    )
    (found,) = find_derivations([d("first", WIRE, date(2031, 3, 4)), d("second", corrected, date(2031, 3, 5))])
    assert found.directed
    told = {(c.kind, corrected[c.left.start : c.left.end], WIRE[c.right.start : c.right.end]) for c in found.changes}
    assert told == {
        ("replaced", "43", "41"),
        ("added", "The harbour master of Ansel asked for two more tugs on Friday", ""),
    }


def test_garbled_words_show_which_text_was_copied() -> None:
    spoilt = (
        WIRE.replace("president", "presedint")
        .replace("warned", "warnd")
        .replace("minister", "minster")
        .replace("harbour", "habrour")
    )
    (found,) = find_derivations([d("spoilt", spoilt), d("clean", WIRE)])
    assert (found.report, found.of, found.directed) == ("spoilt", "clean", True)


def test_two_wires_merged_into_one_report_are_both_named() -> None:
    merged = "\n".join(lines(WIRE)[:5] + lines(OTHER)[:4])
    found = find_derivations([d("wire", WIRE), d("else", OTHER), d("merged", merged)])
    assert {(x.of, x.verdict) for x in found if x.report == "merged"} == {("wire", "copy"), ("else", "copy")}
