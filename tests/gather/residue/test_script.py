"""What the script of a television agency says of its pictures."""

from __future__ import annotations

from crosswire.gather.clean import clean
from crosswire.records.text import Article


def test_marks_of_a_script_are_residue_and_what_is_said_stays() -> None:
    text = (
        "Orlandia answers Sund\n\n1. VARIOUS OF HARBOUR OF ANSEL 2. (SOUNDBITE) (Czech) FOREIGN MINISTER, ANA REYES, SAYING: "
        "“We shall not close the harbour for anybody who asks us so.” 3. WHITE FLASH 4. (SOUNDBITE) (Czech) FOREIGN MINISTER, "
        "ANA REYES, SAYING: “The envoys of Sund know what we think of it.”"
    )
    found = clean(Article(id="r", path="r", text=text))
    marks = [text[r.start : r.end].strip() for r in found.residue if r.kind == "script"]
    body = " ".join(text[s.start : s.end] for s in found.body)
    assert "WHITE FLASH" not in body
    assert "SOUNDBITE" not in body
    assert "ANA REYES, SAYING: “We shall not" in body
    assert "3. WHITE FLASH" in marks
