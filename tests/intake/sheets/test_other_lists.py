"""Lists in other languages and layouts, made up: heads found, columns proposed, rows read."""

from collections.abc import Callable

from tracker.intake.models import Batch

Read = Callable[..., Batch]


def _claims(batch: Batch, number: int) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    for kind, said in batch.rows.get(number=number).read["claims"]:
        found.setdefault(kind, []).append(said)
    return found


def test_a_spanish_list_below_a_title(read: Read) -> None:
    batch = read(
        "Relación de ciudadanos cubanos",
        "N.º;Apellidos y nombres;F. nac.;Sexo;País;Fecha de contrato;Unidad;Estado;Fecha;Lugar",
        "1;Núñez Achón, Yoel;1 de octubre de 1991;h;Cuba;22/11/2023;u/m 33003;caído;24/07/2024;Marinka",
        "2;García, María;1992;m;Cubana;s/d;;en servicio;;",
    )
    assert (batch.heads_first, batch.heads_last) == (2, 2)
    one = _claims(batch, 3)
    assert one["birth"] == [{"born_on": "1991-10-01"}]
    assert one["fate"] == [{"kind": "killed", "on": "2024-07-24", "place": "Marinka"}]
    assert one["contract"][0]["signed_on"] == "2023-11-22"
    # Beside h, m is mujer.
    assert [row.read["person"]["sex"] for row in batch.rows.filter(number__gt=2)] == ["M", "F"]


def test_a_french_list_with_two_rows_of_heads(read: Read) -> None:
    batch = read(
        "Nom;Prénom;Né le;Nationalité;Sort;;Unité",
        ";;;;Statut;Date;",
        "KONAN;Jean-Marc;12/05/1995;ivoirienne;tué;20/06/2024;70e régiment",
        "N’Guessan;Éric;vers 1988;Côte d’Ivoire / France;blessé;T3 2024;",
    )
    assert [column.head for column in batch.columns.all()][4:6] == ["Sort: Statut", "Sort: Date"]
    assert _claims(batch, 3)["name"][0]["text"] == "Konan Jean-Marc"
    two = _claims(batch, 4)
    assert two["birth"] == [{"born_on": "1988~"}]
    assert [each["territory_id"] for each in two["nationality"]] == ["CI", "FR"]
    assert two["fate"] == [{"kind": "wounded", "on": "[2024-07..2024-09]"}]
    # No column of the list is of a contract: a unit is a service.
    assert _claims(batch, 3)["service"] == [{"side": "RU", "unit_as_stated": "70e régiment"}]


def test_a_ukrainian_list_of_prisoners_says_each_fate_once(read: Read) -> None:
    batch = read(
        "№ з/п;ПІБ;Рік народження;Громадянство;Дата полону;Дата обміну;Доля",
        "1;Тошмазаров Жахонгір;1988;Узбекистан;05.2023;;військовополонений",
        "2;Квасанкра Еммануель;1990;Нігерія;01.02.2024;15.09.2024;обміняний",
    )
    assert _claims(batch, 2)["fate"] == [{"kind": "captured", "on": "2023-05"}]
    assert _claims(batch, 3)["fate"] == [
        {"kind": "exchanged", "on": "2024-09-15"},
        {"kind": "captured", "on": "2024-02-01"},
    ]


def test_an_american_list_is_month_first_and_its_doubts_are_asked(read: Read) -> None:
    batch = read(
        "No;Full name;DOB;Citizenship;Enlisted;Term;Outcome;Date",
        "1;John SMITH;02/14/1990;American;09/05/2023;12;KIA;04/04/2024",
        "2;Ram Bahadur;07/30/1998;Nepali;10/12/2023;one year;probably killed;Jan 2024",
        "3;Jean Congo;1985;Congo;;;;",
    )
    assert _claims(batch, 2)["contract"][0]["signed_on"] == "2023-09-05"
    asked = {row.number: [each["list_name"] for each in row.complaints] for row in batch.rows.filter(outcome="asked")}
    assert asked == {3: ["term", "fate"], 4: ["nationality"]}


def test_a_sheet_without_heads_has_columns_named_by_letters(read: Read) -> None:
    batch = read("Bahadur Ram;1990;Nepal", "Okello John;1991;Kenya", "Diallo Mamadou;1992;Guinea")
    assert batch.heads_last == 0
    assert [(column.head, column.field) for column in batch.columns.all()][2] == ("C", "nationality")


def test_columns_of_one_name_are_told_apart_by_letter(read: Read) -> None:
    batch = read("ФИО;Гражданство;Дата;Дата", "Бахадур Рам;Непал;2023;2024")
    assert [column.head for column in batch.columns.all()][2:] == ["Дата (C)", "Дата (D)"]
    assert [column.field for column in batch.columns.all()][2:] == ["fate_on", "remark"]


def test_a_column_of_numbers_under_an_unknown_head_is_restricted(read: Read) -> None:
    batch = read("ФИО;Гражданство;Связь", "Бахадур Рам;Непал;+977 98 5555 0101", "Окелло Джон;Кения;+254 700 555 010")
    assert batch.columns.get(number=3).field == "contact"


def test_an_age_needs_the_day_of_the_list(read: Read) -> None:
    batch = read("Name;Nationality;Age", "Bahadur Ram;Nepal;24")
    assert "which day the list is" in batch.rows.get(number=2).complaints[0]["sentence"]
    dated = read("Name;Nationality;Age", "Bahadur Ram;Nepal;25", listed_on="2024-05-31")
    assert _claims(dated, 2)["birth"] == [{"age": 25, "age_on": "2024-05-31"}]


def test_titles_sums_and_heads_inside_the_sheet_are_left_out(read: Read) -> None:
    batch = read("Name;Nationality;Status", "Bahadur Ram;Nepal;killed", "Name;Nationality;Status", "Total:;1;", ";;")
    left = {row.number: row.reason for row in batch.rows.filter(outcome="left_out")}
    assert left == {
        1: "Heads of the columns.",
        3: "The heads once more.",
        4: "“Total:”: a sum, a signature or a remark, no person.",
    }
