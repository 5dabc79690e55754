"""The words of dates in lists, in six languages: months, about, until, since, quarter, and what says nothing.

English, Russian, Ukrainian, French, Spanish and Arabic (the months of Egypt, the Levant and the Maghreb).
"""

import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

ABOUT, UNTIL, SINCE, TO, QUARTER, HALF, NOTHING, OTHER_CALENDAR = "~", "<", ">", "..", "q", "h", "", "!"
"""What a word is written as before a date is read."""

_MONTHS = """
january jan январь января янв январе січень січня січ janvier janv enero ene يناير كانون_الثاني جانفي
february feb февраль февраля фев февр феврале лютий лютого лют février févr fév febrero شباط فبراير فيفري
march mar март марта мар марте березень березня бер mars marzo آذار اذار مارس
april apr апрель апреля апр апреле квітень квітня кві квіт avril avr abril abr نيسان أبريل ابريل أفريل
may май мая мае травень травня тра трав mai mayo أيار ايار مايو ماي
june jun июнь июня июн июне червень червня чер черв juin junio حزيران يونيو جوان
july jul июль июля июл июле липень липня лип juillet juil julio تموز يوليو جويلية
august aug август августа авг августе серпень серпня сер серп août aout agosto ago آب أغسطس اغسطس أوت
september sep sept сентябрь сентября сен сент сентябре вересень вересня вер \
верес septembre septiembre setiembre set أيلول ايلول \
سبتمبر
october oct октябрь октября окт октябре жовтень жовтня жов жовт octobre octubre تشرين_الأول تشرين_الاول أكتوبر اكتوبر
november nov ноябрь ноября ноя нояб ноябре листопад листопада лис листоп novembre noviembre تشرين_الثاني نوفمبر
december dec декабрь декабря дек декабре грудень грудня гру груд décembre déc diciembre dic كانون_الأول \
كانون_الاول ديسمبر
"""
_WORDS: Mapping[str, str] = {
    ABOUT: "about around circa c ca approximately approx около ок примерно ориентировочно прибл близько бл приблизно "
    "орієнтовно vers environ env hacia aprox aproximadamente alrededor حوالي نحو تقريبا",
    UNTIL: "until by till before not_later_than no_later_than до не_позднее не_позже к до_кінця не_пізніше avant "
    "au_plus_tard jusqu_au antes_de antes_del antes hasta a_más_tardar قبل حتى",
    SINCE: "after since from between not_earlier_than not_before после с со не_ранее от между після з із не_раніше від "
    "між après depuis entre du dès après_le desde después_de después بعد منذ من بين",
    TO: "to and и по та і й et au à a al y e إلى الى و",
    QUARTER: "quarter q квартал кв квартала кварталі trimestre trim t الربع ربع",
    HALF: "half полугодие полугодия півріччя semestre sem половина النصف",
    NOTHING: "г гг н год года году годы р рр рік року рождения рожд рождение народження нар "
    "гр рн year of the on in de del "
    "le la el en né née nacido nacida born st nd rd th er го е й я ий dob سنة عام مواليد "
    "تاريخ م ميلادي в у день day du_mois "
    "день_рождения от_роду",
    OTHER_CALENDAR: "هـ ه هجري هجرية شمسي bs b_s वि सं ah h_sh solar hijri хиджры",
}
_ORDINALS: Mapping[str, str] = {
    "1": "first первый первое первая перший перше premier première primer primero الأول الاول",
    "2": "second второй второе вторая другий друге deuxième segundo الثاني",
    "3": "third третий третье третя третій troisième tercer tercero الثالث",
    "4": "fourth четвертый четвёртый четвертий quatrième cuarto الرابع",
}


@cache
def date_words() -> Mapping[str, str]:
    """By a word, or several joined by `_`, what it is written as: `m08` for August, an ordinal as its number."""
    found = {
        key(word): f"m{number:02}"
        for number, line in enumerate(_MONTHS.strip().splitlines(), 1)
        for word in line.split()
    }
    for written, words in (*_WORDS.items(), *_ORDINALS.items()):
        found |= {key(word): written for word in words.split()}
    return MappingProxyType(found)


def key(word: str) -> str:
    """The word in small letters without accents and the marks of Arabic vowels; `й` stays itself."""
    apart = unicodedata.normalize("NFKD", word.casefold().replace("й", "\0").replace("ї", "\1"))
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter) and letter != "ـ")
    return kept.replace("\0", "й").replace("\1", "ї")
