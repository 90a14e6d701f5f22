"""Spanish small words, and the verbs and nouns by which somebody is said to say, think, want or show something."""

from claims.rules.language.forms import plural_of, spanish_verbs, verbs_by_kind, words
from claims.rules.language.grammar import Grammar

_SMALL = {
    "D": "el la los las un una unos unas este esta estos estas ese esa esos esas algunos algunas cada todo toda todos"
    " todas ningun ninguna ambos varios varias muchos muchas otro otra otros otras",
    "S": "su sus mi mis tu tus nuestro nuestra nuestros nuestras cuyo cuya",
    "P": "yo ella ellos ellas nosotros usted ustedes se le les lo me nos te",
    "R": "quien quienes cual cuales",
    "K": "que",
    "W": "como donde cuando cuanto cuantos",
    "I": "en de del con por para contra sobre entre desde hasta hacia sin bajo ante tras durante mediante al segun",
    "T": "a",
    "C": "y e o u ni pero sino",
    "V": "si mientras aunque porque pues",
    "B": "es son fue fueron era eran ser sido siendo esta estan estaba estaban sera seran",
    "H": "ha han habia habian haber he hemos hubo",
    "M": "puede pueden podria podrian debe deben deberia deberian va van",
    "N": "no nunca jamas tampoco",
    "A": "tambien ya luego despues entonces todavia aun ademas solo siempre ahora antes muy mas asimismo",
}
# Kinds of words of saying, each with its verbs: behind a colon as they stand in a dictionary, behind "=" single forms.
_VERBS = """
say: expresar manifestar
say= decir dice dicen dijo dijeron decia decian dicho diciendo dira diran agrego agregar agrega agregaron anadio
say= anade anadieron anadir
tell: informar contar avisar comunicar
tell= cuenta cuentan
write: publicar tuitear
write= escribir escribe escriben escribio escribieron escrito escribiendo
ask: preguntar cuestionar interrogar
report: reportar anunciar revelar relatar difundir divulgar
claim: afirmar asegurar alegar insistir argumentar reiterar
claim= sostener sostiene sostienen sostuvo sostuvieron mantener mantiene mantuvo
admit: confirmar aceptar confesar
admit= reconocer reconoce reconocio reconocieron admitir admite admitio admitieron
deny: rechazar
deny= negar niega niegan nego negaron desmentir desmiente desmintio desmintieron
note: senalar indicar destacar subrayar precisar explicar comentar observar recalcar detallar apuntar mencionar
note: recordar aclarar
note= recuerda
answer: contestar replicar
answer= responder responde respondio respondieron
speak: hablar declarar bromear
speak= concluir concluye concluyo
warn: alertar amenazar
warn= advertir advierte advierten advirtio advirtieron
promise: jurar
promise= prometer promete prometio prometieron comprometio
urge: instar exhortar demandar reclamar solicitar ordenar recomendar
urge= pedir pide piden pidio pidieron exigir exige exigio exigieron proponer propone propuso propusieron
praise: elogiar felicitar celebrar respaldar apoyar saludar
praise= defender defiende defendio
blame: criticar acusar condenar denunciar culpar atacar lamentar reprochar
blame= repudiar repudia repudio repudiaron
think: considerar pensar opinar estimar juzgar
think= creer cree creen creia creyo entiende entender piensa piensan
know= saber sabe saben supo conocer conoce
want: desear esperar planear buscar decidir
want= querer quiere quieren queria
fear= temer teme temen temia
expect: pronosticar
expect= preve preven previo
suggest: insinuar
suggest= sugerir sugiere sugieren sugirio
show: demostrar
show= mostrar muestra muestran mostro mostraron
quote: citar
"""
_NOUNS = {
    "noun of saying": "declaracion comentario palabra informe anuncio testimonio mensaje tuit afirmacion acusacion"
    " denuncia respuesta advertencia amenaza pregunta explicacion version relato comunicado carta",
    "noun of thinking": "creencia opinion idea sospecha preocupacion temor esperanza deseo plan decision posicion",
    "noun of judging": "critica elogio apoyo respaldo condena exigencia solicitud propuesta llamado rechazo",
}


def _sayings() -> dict[str, str]:
    """The kind of each form; a form of two kinds has the first."""
    table = {"segun": "according", "presuntamente": "adverb of hearsay", "supuestamente": "adverb of hearsay"}
    for kind, forms in verbs_by_kind(_VERBS, spanish_verbs):
        for form in sorted(forms):
            table.setdefault(form, kind)
    for kind, line in _NOUNS.items():
        for noun in sorted(words(line)):
            table.setdefault(noun, kind)
            table.setdefault(plural_of(noun, "es"), kind)
    return table


SPANISH = Grammar(
    "es",
    {word: letter for letter, line in reversed(_SMALL.items()) for word in words(line)},
    _sayings(),
    words(""),
    words(
        "hoy ayer lunes martes miercoles jueves viernes sabado domingo manana tarde noche semana mes ano pasado"
    ),
)
