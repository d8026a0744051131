"""English is told from other languages, and short texts are spared."""

from __future__ import annotations

import pytest

from crosswire.readers.language import is_english

TEXTS = [
    ("English", "The ministers of the two republics agreed on Monday that the border would be opened again. " * 6, True),
    ("English headlines", "Key suspect found dead in cell before trial of harbour bosses opens, lawyer says " * 6, True),
    ("English of a machine", "Called on to escalate the conflict; severe we will be sanctioned, said it the president to us. " * 6, True),
    ("French", "Les ministres des deux républiques ont décidé lundi que la frontière serait de nouveau ouverte. " * 6, False),
    ("German", "Die Minister der beiden Republiken haben am Montag beschlossen, dass die Grenze geöffnet wird. " * 6, False),
    ("Spanish", "Los ministros de las dos repúblicas acordaron el lunes que la frontera se abriera de nuevo. " * 6, False),
    ("Dutch", "De ministers van de twee republieken hebben maandag besloten dat de grens weer open gaat. " * 6, False),
    ("Danish", "Ministrene for de to republikker har mandag aftalt, at grænsen skal åbnes for alle igen her. " * 6, False),
    ("Russian", "Министры двух республик договорились в понедельник, что граница снова будет открыта для всех. " * 6, False),
    ("Arabic", "اتفق وزراء الجمهوريتين يوم الاثنين على إعادة فتح الحدود بين البلدين أمام حركة المرور. " * 6, False),
    ("Arabic, one sentence", "حذرت الوزيرة جارتها يوم الاثنين من إغلاق الحدود.", False),
    ("Chinese, one sentence", "外交部长周一警告邻国不要关闭边境。", False),
    ("a name alone", "Мария", True),
    (
        "English, a headline and a dateline",
        "Foreign minister returns home after talks on border\nMay 14 , 2031 at 8 : 15 PM\nUpdated 9 : 40 p . m .\n"
        "Late Tuesday evening , around 7 : 30 p . m . , the 61 - year - old minister arrived at Port Ansel airport , capital city Aland , smiling",
        True,
    ),
    (
        "Dutch with English names",
        "Northern Bank en White River Group verslaan Open Water Company in contract voor nieuwe haven van 40 miljoen "
        "dollar 14 mei 2031 Port Ansel. Het bestuur van Northern Bank noemt de uitkomst van de strijd rechtvaardig",
        False,
    ),
    (
        "French, short",
        "Le président a reçu son homologue mardi soir à Port Ansel, où ils ont parlé de la frontière et du commerce "
        "entre les deux pays. Les ministres se verront encore dans dix jours, selon le palais.",
        False,
    ),
    ("short", "La frontière est ouverte.", True),
]  # fmt: skip


@pytest.mark.parametrize(("_what", "text", "english"), TEXTS, ids=[case[0] for case in TEXTS])
def test_is_english(_what: str, text: str, english: bool) -> None:
    assert is_english(text) is english
