"""Words by which a sentence lets on that it can be looked up, or that it cannot: comparisons, opinions, forecasts."""

from dataclasses import dataclass

from claims.rules.language.forms import phrases, words
from claims.rules.language.tokens import Phrases


@dataclass(frozen=True, slots=True)
class Checking:
    """One language's folded words: each sort is looked for by itself."""

    sorts: Phrases
    first_person: frozenset[str]
    sights: frozenset[str]


_ENGLISH = Checking(
    Phrases({
        "comparison": (
            *phrases(
                "more than any,less than any,more than in,fewer than in,compared with,"
                "compared to,as many as in,twice as,"
                "twice the,three times,on record,the most,the least,the first time,"
                "the only,for the first time,than last,"
                "than the previous,than in,than ever"
            ),
            *sorted(words(
                "highest lowest largest smallest biggest worst best longest oldest fastest richest poorest deadliest"
                " doubled tripled halved outnumber outnumbered exceeded exceeds rose"
                " fell increased decreased grew shrank"
                " dropped soared surged plunged declined"
            )),
        ),
        "opinion": (
            *phrases(
                "i think,i believe,i feel,we believe,we think,in my view,in my opinion,in our view,it seems,it is time,"
                "of course,no doubt,without doubt,to my mind,have to admit,must not,ought to"
            ),
            *sorted(words(
                "should shameful disgraceful wonderful beautiful terrible awful brilliant ridiculous absurd outrageous"
                " magnificent sadly unfortunately fortunately hopefully arguably"
                " clearly obviously surprisingly stunning"
                " inspiring heartbreaking shocking unacceptable pathetic"
            )),
        ),
        "forecast": (
            *phrases(
                "is expected to,are expected to,is likely to,are likely to,is set to,"
                "are set to,plans to,plan to,hopes to,"
                "going to,in the coming,next year,next month,next week,is bound to,by the end of next"
            ),
            *sorted(words("will shall wont won't would could might may forecast forecasts predicts predict")),
        ),
        "rhetoric": (
            *phrases(
                "let us,think about it,just imagine,you know,so what,"
                "who knows,make no mistake,time will tell"
            ),
            *sorted(words("imagine please welcome thanks dear")),
        ),
        "furniture": phrases(
            "click here,sign up,subscribe to,subscribe now,read more,all rights reserved,cookie policy,privacy policy,"
            "share this,follow us,advertisement,email address,leave a comment,related articles,terms of use"
        ),
    }),
    words("i me my we us our"),
    words("study studies survey census data figures statistics records report poll audit court documents"),
)  # fmt: skip
_SPANISH = Checking(
    Phrases({
        "comparison": (
            *phrases(
                "mas que,menos que,mas de lo,comparado con,en comparacion con,frente al mismo,el doble,el triple,"
                "por primera vez,la primera vez,el unico,la unica,el mayor,la mayor,el menor,la menor,el peor,la peor,"
                "el mas,la mas,los mas,las mas,desde que hay registros"
            ),
            *sorted(words(
                "duplico duplicaron triplico aumento aumentaron subio subieron cayo"
                " cayeron bajo bajaron crecio crecieron"
                " disminuyo disminuyeron supero superaron supera"
            )),
        ),
        "opinion": (
            *phrases(
                "creo que,pienso que,creemos que,en mi opinion,a mi juicio,es hora de,por supuesto,sin duda,hay que,"
                "a mi parecer"
            ),
            *sorted(words(
                "deberia deberian debemos vergonzoso vergonzosa maravilloso"
                " maravillosa hermoso hermosa terrible horrible"
                " ridiculo ridicula indignante lamentablemente desgraciadamente afortunadamente ojala obviamente"
                " evidentemente inaceptable"
            )),
        ),
        "forecast": (
            *phrases(
                "se espera que,va a,van a,preve que,planea,tiene previsto,el proximo,"
                "la proxima,los proximos,las proximas"
            ),
            *sorted(words(
                "sera seran habra tendra tendran podra podran podria podrian seria serian hara haran llegara llegaran"
            )),
        ),
        "rhetoric": (*phrases("quien sabe,que mas da"), *sorted(words("imaginense imagine gracias bienvenidos"))),
        "furniture": phrases(
            "haga clic,haz clic,suscribete,suscribase,leer mas,todos los derechos reservados,politica de privacidad,"
            "siguenos en,comparte esta,publicidad,correo electronico,deja un comentario"
        ),
    }),
    words("yo me mi nosotros nuestro nuestra nuestros nuestras"),
    words("estudio estudios encuesta censo datos cifras estadisticas registros informe sondeo auditoria documentos"),
)  # fmt: skip
CHECKING: dict[str, Checking] = {"en": _ENGLISH, "es": _SPANISH}
"""By language; one that is missing here is judged by its figures, names, charges and questions alone."""
NONE = Checking(Phrases({}), frozenset(), frozenset())
