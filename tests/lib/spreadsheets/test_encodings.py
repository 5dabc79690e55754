from pathlib import Path

import pytest

from tests.lib.spreadsheets.making import opened
from tracker.lib.spreadsheets.cells import TextNotation
from tracker.lib.spreadsheets.limits import Refused

RUSSIAN = (
    "Фамилия;Имя;Дата рождения;Воинская часть\nКвасанкра;Эммануэль;05.08.1986;в/ч 91701\n"
    "Тошмазаров;Жахонгир;20.06.1986;погиб\n"
)
CAPITALS = "ФАМИЛИЯ;ИМЯ;ГОД\nЗАЙДАНГАР;АХМЕД;1984\nПРИГОЖЕВ;ЯРОСЛАВ;1990\n"
UKRAINIAN = "Прізвище;Ім'я;Громадянство\nҐудзь;Євген;Куба\nКулієв;Ільхам;Їрна\n"
FRENCH = "Nom;Prénom;Décès\nN'Guessan;Théophile;tué près de Bakhmout\nMbaïdé;Noël;blessé à l'été\n"
SPANISH = "N.º;Apellido;Nombre;Año\n1.º;Muñoz Peña;José Ángel;1988\n2.ª;García;Íñigo;1990\n"
GERMAN = "Name;Größe\nMüller;Jürgen\nKöhler;Straße\n"
ARABIC = "الاسم;الجنسية;تاريخ الميلاد\nأحمد محمد;سوريا;1988\nعبد الله;مصر;1990\n"
POLISH = "Imię;Nazwisko\nŁukasz;Wójcik\nGrażyna;Dąbrowska\n"
TURKISH = "Adı;Soyadı\nİsmail;Yıldız\nAyşe;Doğan\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((RUSSIAN, name) for name in ("windows-1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic")),
        *((CAPITALS, name) for name in ("windows-1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic")),
        *((UKRAINIAN, name) for name in ("windows-1251", "koi8-u")),
        *((text, name) for text in (FRENCH, SPANISH, GERMAN) for name in ("windows-1252", "mac-roman", "cp850")),
        ("Nom\nLe cœur\nSœur 5 €\nétat\n", "iso-8859-15"),
        *((ARABIC, name) for name in ("windows-1256", "iso-8859-6")),
        *((POLISH, name) for name in ("windows-1250", "iso-8859-2")),
        (TURKISH, "windows-1254"),
        *(
            (text, name)
            for text in (RUSSIAN, FRENCH, ARABIC)
            for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
        ),
    ],
)
def test_a_text_is_read_as_it_was_written(tmp_path: Path, text: str, encoding: str) -> None:
    book = opened(tmp_path, text.encode(encoding), "list.csv")
    read = "".join(";".join(cell.text for cell in row.cells) + "\n" for row in book.rows())
    assert read == text, notation(book.description.text).encoding


def test_the_proof_and_the_other_encodings_are_given_with_an_example(tmp_path: Path) -> None:
    found = notation(opened(tmp_path, RUSSIAN.encode("windows-1251"), "list.csv").description.text)
    assert found.encoding.name == "windows-1251"
    assert found.encoding.example.startswith("Фамилия")
    assert found.encoding.proof
    assert "koi8-r" in {other.name for other in found.other_encodings}


def test_an_encoding_can_be_chosen_otherwise(tmp_path: Path) -> None:
    book = opened(tmp_path, "ІМ'Я\n".encode("koi8-u"), "list.csv", encoding="koi8-u")
    assert next(iter(book.rows())).cells[0].text == "ІМ'Я"


def test_a_chosen_encoding_that_cannot_be_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read as utf-8"):
        opened(tmp_path, RUSSIAN.encode("windows-1251"), "list.csv", encoding="utf-8")
    with pytest.raises(Refused, match="not among the encodings"):
        opened(tmp_path, b"a;b\n", "list.csv", encoding="zlib_codec")


def test_one_spoilt_line_does_not_spoil_the_names_of_all_others(tmp_path: Path) -> None:
    good = "".join(f"Иванов;{number}\n" for number in range(100)).encode()
    with pytest.raises(Refused, match="Line 101 is not UTF-8"):
        opened(tmp_path, good + "Петров;1\n".encode("windows-1251"), "list.csv")


def notation(found: TextNotation | None) -> TextNotation:
    assert found is not None
    return found
