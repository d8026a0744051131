"""An invented account, in which every text of a report is hostile."""

from __future__ import annotations

from datetime import date

from crosswire.records.names import Entity, Garble
from crosswire.records.statements import Conditional, Meeting, StoryDate
from crosswire.records.stories import (
    Account,
    Claim,
    ClaimMention,
    Derivation,
    Disagreement,
    Gap,
    Lineage,
    Reconstruction,
    Side,
)
from crosswire.records.text import Article, Document, Phrase, Problem, Residue, Span

EVIL = '<script>alert(1)</script><img src=x onerror=alert(2)> [a](javascript:alert(3)) "’`'


def document(report: str, text: str, title: str = "A title") -> Document:
    article = Article(id=report, path=f"{report}.txt", text=text)
    residue = (Residue(start=0, end=5, kind="navigation", because="test"),)
    return Document(
        article=article, body=(Span(start=0, end=len(text)),), residue=residue, title=title, source=f"{EVIL} {report}"
    )


def account() -> Account:
    texts = {
        "R1": f"Home\nAda warned Bo. {EVIL} It would be a grave mistake.",
        "R2": "Home\nAda warned Po. It would be a huge mistake.",
    }
    claim = Claim(
        id="C1", gist=f"Ada warned Bo {EVIL}", act="threaten", plover="THREATEN", actor=("E1",), target=("E2",),
        attributed_to=(EVIL,), date="2023-03-02", place=None,
        mentions=(ClaimMention(report="R1", start=5, end=19, statement="R1:0"), ClaimMention(report="R2", start=5, end=19, statement="R2:0")),
        standing="single", independent_lines=1, probability=0.9,
    )  # fmt: skip
    sides = (
        Side(report="R1", start=20, end=len(texts["R1"]), value="grave mistake"),
        Side(report="R2", start=20, end=46, value="huge mistake"),
    )
    passage = Phrase(report="R1", start=5, end=19, text=texts["R1"][5:19])
    line = Lineage(
        id="L1", origin="CPA", reports=("R1", "R2"), evidence=("same order",),
        derivations=(Derivation(report="R2", of="R1", verdict="rewrite", score=0.9, directed=True, because=EVIL),),
    )  # fmt: skip
    return Account(
        story="S1", title=EVIL, date=StoryDate(day=date(2023, 3, 2), reasons=(f"because {EVIL}",), probability=0.9),
        documents=tuple(document(r, t, EVIL) for r, t in texts.items()), lineages=(line,),
        entities=(
            Entity(id="E1", name="Ada", kind="person"),
            Entity(id="E2", name="Bo", kind="person", garbled=(Garble(text="Po", report="R2", start=16, end=18, probability=0.9, because=EVIL),)),
        ),
        claims=(claim,),
        disagreements=(Disagreement(claim="C1", kind="quote", verdict="rendering", sides=sides, likelier=0, because=EVIL, probability=0.8),),
        meetings=(Meeting(date="2023-03-14", time=None, place="Vienna", medium=None, participants=("E1", "E2"), subject=EVIL, evidence=(passage,), status="scheduled"),),
        conditionals=(Conditional(issuer=("E1",), target=("E2",), condition=EVIL, consequence="it answers", strength="threat", evidence=(passage,)),),
        gaps=(Gap(question="Where?", because=EVIL),),
    )  # fmt: skip


PROBLEM = Problem(path=EVIL, line=3, reason="broken", remedy="mend it", fatal=True)
FOUND = Reconstruction(accounts=(account(),), problems=(PROBLEM,))
