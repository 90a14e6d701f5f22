"""How times are written in the languages we read: patterns only, the calendar is worked out elsewhere."""

import re

from claims.rules.language import holidays

_M_EN = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_M_ES = (
    r"(?P<month>enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
    r"|ene|feb|mar|abr|jun|jul|ago|sept?|oct|nov|dic)\b"
)
_DAY = r"(?P<day>[0-3]?\d)"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b"
_ISO = r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b"
_PART_EN = r"(?:(?P<part>early|mid|late|earlier|the beginning of|the start of|the middle of|the end of)[ -])?"
_PART_ES = r"(?:(?P<part>principios|comienzos|inicios|mediados|finales|fines) de )?"
_BOUND_EN = r"(?:(?P<bound>since|until|by|as of) )?"
_BOUND_ES = r"(?:(?P<bound>desde|hasta)(?: el| la| los)? )?"


def _forms(*rows: tuple[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(r"\b" + pattern, re.IGNORECASE)) for name, pattern in rows)


_ES_NAMES = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
)
_SMALL_EN = r"(?P<n>\d{1,3}|an?|one|two|three|four|five|six|seven|ten)"
_SMALL_ES = r"(?P<n>\d{1,3}|una?|dos|tres|cuatro|cinco|seis|siete|diez)"
_SPAN_EN = r"(?P<span>week|weekend|month|year)\b"
_WEEKDAY_EN = r"(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
_WEEKDAY_ES = r"(?P<weekday>lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\b"
_PART_OF_LAST_EN = r"(?:(?P<part>early|mid|late|the end of|the beginning of) )?"
_PART_OF_LAST_ES = r"(?:(?P<part>principios|comienzos|inicios|mediados|finales|fines) (?:del?|de la) )?"

_M_PT = r"(?P<month>janeiro|fevereiro|mar[cç]o|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro)\b"
_M_FR = r"(?P<month>janvier|f[eé]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[eé]cembre)\b"
_M_AR = r"(?P<month>يناير|فبراير|مارس|أبريل|ابريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)\b"
_WEEKDAY_PT = r"(?P<weekday>(?:segunda|ter[cç]a|quarta|quinta|sexta)-feira|s[aá]bado|domingo)\b"
_WEEKDAY_FR = r"(?P<weekday>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b"
_WEEKDAY_AR = r"(?P<weekday>الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)\b"

FORMS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "en": _forms(
        ("iso", _ISO),
        ("holiday", rf"(?:(?P<bound>since) )?{holidays.pattern('en')}"),
        ("date", rf"{_BOUND_EN}{_DAY}(?:st|nd|rd|th)?(?: of)? {_M_EN},? {_YEAR}"),
        ("date", rf"{_BOUND_EN}{_M_EN} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}"),
        ("day_month", rf"{_BOUND_EN}{_DAY}(?:st|nd|rd|th)?(?: of)? {_M_EN}"),
        ("month_day", rf"{_BOUND_EN}{_M_EN} {_DAY}(?:st|nd|rd|th)?\b(?!,? \d{{4}})"),
        ("month_year", rf"{_BOUND_EN}{_PART_EN}{_M_EN},? (?:of )?{_YEAR}"),
        (
            "month",
            rf"(?:(?P<bound>since|until|by) |in |during |for |from |of |this |last )?{_PART_EN}{_M_EN}",
        ),
        ("ago", rf"{_SMALL_EN} (?P<unit>day|week|month|year)s? (?:ago|earlier)"),
        ("today", rf"{_BOUND_EN}(?:today|tonight|this (?:morning|afternoon|evening))\b"),
        ("yesterday", rf"{_BOUND_EN}(?:yesterday|last night)\b"),
        ("last_span", rf"(?:(?P<bound>since) )?{_PART_OF_LAST_EN}(?:last|the previous) {_SPAN_EN}"),
        ("last_span", r"(?:over|at|during) the (?P<span>weekend)\b"),
        ("this_span", rf"(?:(?P<part>early|late|earlier) )?this {_SPAN_EN}"),
        (
            "weekday",
            rf"(?:(?P<bound>since|until|by|as of) |on |last |late |early )?(?<!the )(?<!good )(?<!black ){_WEEKDAY_EN}",
        ),
        ("year", rf"(?:(?P<bound>since|until|by) |in |during |of |from )(?:(?:early|mid|late)[ -])?{_YEAR}"),
    ),
    "es": _forms(
        ("iso", _ISO),
        ("holiday", rf"(?:(?P<bound>desde)(?: el| la)? )?{holidays.pattern('es')}"),
        ("date", rf"{_BOUND_ES}{_DAY}(?:º)? de {_M_ES} del? {_YEAR}"),
        ("day_month", rf"{_BOUND_ES}{_DAY}(?:º)? de {_M_ES}"),
        ("month_year", rf"{_BOUND_ES}{_PART_ES}{_M_ES} del? {_YEAR}"),
        (
            "month",
            rf"(?:(?P<bound>desde|hasta) |en |durante |a |de )(?:el mes de )?{_PART_ES}(?P<month>{_ES_NAMES})\b",
        ),
        ("ago", rf"hace {_SMALL_ES} (?P<unit>d[ií]a|semana|mes|año)(?:s|es)?\b"),
        ("today", rf"{_BOUND_ES}(?:hoy|esta (?:mañana|tarde|noche))\b"),
        ("day_before_yesterday", r"(?:anteayer|antier)\b"),
        ("yesterday", rf"{_BOUND_ES}(?:ayer|anoche)\b"),
        (
            "last_span",
            (
                rf"{_PART_OF_LAST_ES}(?:el |la |del )?"
                r"(?P<span>fin de semana|semana|mes|año) (?:pasad[oa]|anterior)\b"
            ),
        ),
        ("this_span", r"(?:este (?P<span>fin de semana|mes|año)|esta (?P<week>semana))\b"),
        (
            "weekday",
            (
                r"(?:(?P<bound>desde|hasta) el |(?P<until>hasta) la (?:mañana|tarde|noche) del |el |este |del |al )"
                rf"(?:pasado )?{_WEEKDAY_ES}"
            ),
        ),
        ("year", rf"(?:(?P<bound>desde|hasta) |en |durante |del? ){_YEAR}"),
    ),
    "pt": _forms(
        ("iso", _ISO),
        ("date", rf"{_DAY}º? de {_M_PT} de {_YEAR}"),
        ("day_month", rf"{_DAY}º? de {_M_PT}"),
        ("month_year", rf"{_M_PT} de {_YEAR}"),
        ("today", r"hoje\b"),
        ("yesterday", r"ontem\b"),
        ("weekday", rf"(?:na |no |nesta |neste ){_WEEKDAY_PT}"),
        ("year", rf"(?:em |desde |de ){_YEAR}"),
    ),
    "fr": _forms(
        ("iso", _ISO),
        ("date", rf"{_DAY}(?:er)? {_M_FR} {_YEAR}"),
        ("day_month", rf"{_DAY}(?:er)? {_M_FR}"),
        ("month_year", rf"{_M_FR} {_YEAR}"),
        ("today", r"aujourd['’]hui\b"),
        ("yesterday", r"hier\b"),
        ("weekday", _WEEKDAY_FR),
        ("year", rf"(?:en |depuis |de ){_YEAR}"),
    ),
    "ar": _forms(
        ("iso", _ISO),
        ("date", rf"{_DAY} {_M_AR} {_YEAR}"),
        ("day_month", rf"{_DAY} {_M_AR}"),
        ("month_year", rf"{_M_AR} {_YEAR}"),
        ("today", r"اليوم\b"),
        ("yesterday", r"أمس\b"),
        ("weekday", rf"يوم {_WEEKDAY_AR}"),
        ("year", rf"(?:عام |سنة |منذ ){_YEAR}"),
    ),
}
_MONTHS_BEGIN_EN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS_BEGIN_ES = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "set", "oct", "nov", "dic")
CLUES: dict[str, dict[str, tuple[str, ...]]] = {
    "en": dict.fromkeys(("date", "day_month", "month_day", "month_year", "month"), _MONTHS_BEGIN_EN)
    | {
        "iso": ("-",),
        "holiday": holidays.clues("en"),
        "ago": ("ago", "earlier"),
        "today": ("today", "tonight", "this "),
        "yesterday": ("yesterday", "last night"),
        "last_span": ("last", "previous", "weekend"),
        "this_span": ("this ",),
        "weekday": ("day",),
    },
    "es": dict.fromkeys(("date", "day_month", "month_year", "month"), _MONTHS_BEGIN_ES)
    | {
        "iso": ("-",),
        "holiday": holidays.clues("es"),
        "ago": ("hace ",),
        "today": ("hoy", "esta "),
        "yesterday": ("ayer", "anoche"),
        "day_before_yesterday": ("anteayer", "antier"),
        "last_span": ("pasad", "anterior"),
        "this_span": ("este ", "esta "),
    },
    "pt": {
        "iso": ("-",),
        "today": ("hoje",),
        "yesterday": ("ontem",),
        "date": (" de ",),
        "day_month": (" de ",),
    },
    "fr": {"iso": ("-",), "today": ("hui",), "yesterday": ("hier",), "weekday": ("di",)},
    "ar": {"iso": ("-",)},
}
"""Letters without one of which a form cannot stand in a sentence: looked for first, because patterns are slow."""

PARTS = {
    "early": "early", "earlier": "", "the beginning of": "early", "the start of": "early", "mid": "mid",
    "the middle of": "mid", "late": "late", "the end of": "late", "principios": "early", "comienzos": "early",
    "inicios": "early", "mediados": "mid", "finales": "late", "fines": "late",
}  # fmt: skip
SMALL = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10,
    "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "diez": 10,
}  # fmt: skip
