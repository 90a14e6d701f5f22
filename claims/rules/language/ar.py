"""Arabic, prepared: figures with their bounds, what happened, negation, and who is given as the source.

Small words that Arabic writes onto the next one (“and”, “in”, “the”) are listed written on where they matter; names,
which no capital letter shows, are not told apart from other words yet.
"""

from dataclasses import replace

from claims.rules.language.blank import BLANK
from claims.rules.language.forms import act_table, noun_table, phrases, words
from claims.rules.language.pack import Bounds
from claims.rules.language.tokens import Phrases

_MASCULINE = "اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة"
_FEMININE = "اثنتان ثلاث أربع خمس ست سبع ثماني تسع عشر"
_TENS = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون"
_TENS_BEHIND = "عشرين ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين"


def _counted(text: str, step: int = 1) -> dict[str, int]:
    """Number words in their order, from two of ``step`` on."""
    return {word: step * number for number, each in enumerate(text.split(), start=2) for word in words(each)}


_NUMBERS = (
    _counted(_MASCULINE) | _counted(_FEMININE) | _counted(_TENS, 10) | _counted(_TENS_BEHIND, 10)
    | dict.fromkeys(words("مئة مائة"), 100) | dict.fromkeys(words("مئتان مئتين مائتان مائتين"), 200)
    | dict.fromkeys(words("واحد واحدة"), 1) | dict.fromkeys(words("اثنين اثنتين"), 2)
)  # fmt: skip
_MONTHS = "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
_DAYS = "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد"
_PREPOSITIONS = words("في من إلى على عن مع بين منذ حتى قرب بعد قبل خلال ضد تحت فوق عند")
_RELATIVES = words("الذي التي الذين حيث عندما")
_STOPS = (
    _PREPOSITIONS
    | _RELATIVES
    | words("و أو ثم لكن أن إن هذا هذه ذلك تلك هو هي هم كان كانت قد لا لم لن ما كل")
)
_NOUNS = noun_table(
    """
    people: شخص شخصا أشخاص ضحية ضحايا
    civilian: مدني مدنيا مدنيين مدنيون
    soldier: جندي جنديا جنود عسكري عسكريين
    police: شرطي شرطيا شرطيين
    child: طفل طفلا أطفال
    woman: امرأة نساء
    man: رجل رجلا رجال
    resident: ساكن سكان
    refugee: لاجئ لاجئا لاجئين لاجئون
    migrant: مهاجر مهاجرا مهاجرين
    protester: متظاهر متظاهرا متظاهرين متظاهرون
    journalist: صحفي صحفيا صحفيين
    worker: عامل عاملا عمال
    fighter: مقاتل مقاتلا مقاتلين مسلح مسلحا مسلحين
    prisoner: سجين سجينا سجناء أسير أسرى
    family: عائلة عائلات أسرة أسر
    house: منزل منزلا منازل بيت بيوت
    truck: شاحنة شاحنات
    """,
    "ar",
)
_UNITS = {
    "second": "ثانية ثوان", "minute": "دقيقة دقائق", "hour": "ساعة ساعات", "day": "يوم يوما أيام",
    "week": "أسبوع أسابيع", "month": "شهر شهرا أشهر", "year": "سنة سنوات عام عاما أعوام",
}  # fmt: skip
_MEASURES = {"km": "كيلومتر كيلومترا كم", "m": "متر مترا أمتار", "t": "طن طنا أطنان", "kg": "كيلوغرام"}

_VAGUE: dict[str, Bounds] = {
    **dict.fromkeys(words("عشرات العشرات"), (20, 199)),
    **dict.fromkeys(words("مئات المئات"), (200, 1999)),
    **dict.fromkeys(words("آلاف الآلاف"), (2000, 19999)),
}
_FEW: dict[str, Bounds] = {**dict.fromkeys(words("بضعة بضع"), (3, 9))}

ARABIC = replace(
    BLANK,
    code="ar",
    numbers=_NUMBERS,
    scales=dict.fromkeys(words("ألف آلاف ألفا"), 1000) | dict.fromkeys(words("مليون ملايين مليونا"), 10**6)
    | dict.fromkeys(words("مليار مليارات"), 10**9),
    vague=_VAGUE,
    few=_FEW,
    joiner="و",
    bounds=Phrases({
        "low": phrases("على الأقل,ما لا يقل عن,لا يقل عن"),
        "above": phrases("أكثر من,ما يزيد على,ما يزيد عن"),
        "below": phrases("أقل من"),
        "high": phrases("ما يصل إلى,حتى,ما لا يزيد عن"),
        "about": phrases("نحو,حوالي,زهاء,قرابة,ما يقرب من"),
    }),
    after_bounds=Phrases({"low": phrases("على الأقل,أو أكثر"), "high": phrases("على الأكثر"),
                          "about": phrases("تقريبا")}),
    between=("بين", "و"),
    zero=words("صفر"),
    units={"%": ("percent", "%"), "٪": ("percent", "%")}
    | {word: ("duration", unit) for unit, forms in _UNITS.items() for word in words(forms)}
    | {word: ("measure", unit) for unit, forms in _MEASURES.items() for word in words(forms)},
    currencies=dict(BLANK.currencies) | dict.fromkeys(words("دولار دولارا دولارات"), "USD")
    | dict.fromkeys(words("يورو"), "EUR"),
    months={word: number for number, each in enumerate(_MONTHS.split(), start=1) for word in words(each)},
    weekdays={word: number for number, each in enumerate(_DAYS.split()) for word in words(each)},
    year_leads=words("في عام سنة منذ حتى العام"),
    age_marks=words("عمره عمرها العمر"),
    determiners=words("كل جميع هؤلاء"),
    of=words("من"),
    stops=_STOPS,
    prepositions=_PREPOSITIONS,
    barriers=words("بينما لكن عندما لأن إذا ثم"),
    modals=words("قد يمكن سوف سيتم ربما"),
    conditionals=words("إذا لو"),
    negations=words("لا لم لن ليس ليست دون غير"),
    conjunctions=words("و أو"),
    relatives=_RELATIVES,
    nouns=_NOUNS,
    others=words("آخرين آخرون أخرى"),
    acts=act_table(
        {
            "killed": {"T!": "قتل قتلت يقتل", "I!": "لقي توفي توفيت مات مقتل ومقتل استشهد", "N": "قتلى قتيل قتيلا"},
            "injured": {"T!": "أصيب أصيبت وأصيب جرح إصابة وإصابة", "N": "جرحى جريح جريحا مصابين"},
            "arrested": {"T!": "اعتقل اعتقلت اعتقال واعتقال", "N": "معتقلين معتقلا"},
            "fled": {"I!": "نزح فر هرب نزوح فرار", "N": "نازح نازحا نازحين"},
            "missing": {"N": "مفقود مفقودا مفقودين"},
        },
        "ar",
    ),
    denial_verbs=words("نفى نفت ينفي تنفي"),
    denial_words=words("كاذب كاذبة"),
    accuse=words("اتهم اتهمت يتهم تتهم"),
    accuse_of=words("ب"),
    cues=words("قال قالت أعلن أعلنت أكد أكدت ذكر ذكرت أفاد أفادت صرح أوضح أضاف أضافت وقال وقالت وأضاف"),
    according=Phrases({"according": phrases("وفقا ل,بحسب,وفق,حسب")}),
    collective=words("السلطات شهود مصادر سكان خبراء مسؤولون مسعفون ناشطون"),
    institutions={
        **dict.fromkeys(words("الحكومة حكومة وزارة الوزارة"), "government"),
        **dict.fromkeys(words("الجيش جيش القوات"), "military"),
        **dict.fromkeys(words("الشرطة شرطة البرلمان المحكمة المستشفى وكالة"), "institution"),
        **dict.fromkeys(words("حركة منظمة حزب"), "organisation"),
    },
    titles=words("الرئيس رئيس وزير الوزير المتحدث محافظ اللواء مدير"),
    pronouns=words("هو هي هم"),
    hedges=Phrases({"allegedly": phrases("مزعوم,مزعومة,يزعم"), "unconfirmed": phrases("غير مؤكد,غير مؤكدة")}),
    running=Phrases({"running": phrases("حتى الآن")}),
    place_cues=words("في قرب"),
    place_kinds=words("مدينة قرية محافظة بلدة منطقة ولاية"),
    content_stops=_STOPS | words("قال قالت"),
)  # fmt: skip
