"""Spanish words by which a text lets on what it thinks of a claim: false, denied, doubted, only heard of, proven."""

from claims.rules.language.forms import opposites, phrases, spanish_verbs, words
from claims.rules.language.tokens import Phrases

LEANINGS = Phrases({
    "false": words(
        "bulo bulos falso falsa falsos falsas falsamente mentira mentiras mienten miente montaje engano enganoso"
        " enganosa fraude farsa inventado inventada inventaron infundado infundada infundados infundadas erroneo"
        " erronea equivocado equivocada incorrecto incorrecta manipulado"
        " manipulada trucada falsificacion falsificada disparate satira satirica leyenda patrana fabricado"
        " fabricada fakenews"
    ) | frozenset(phrases(
        "no es cierto,no es verdad,no es real,sin fundamento,sin pruebas,noticia falsa,noticias falsas,leyenda urbana,"
        "no hay pruebas,no hay evidencia,nunca ocurrio,no ocurrio,no existe,se lo invento,se lo invento todo"
    )),
    "denied": spanish_verbs("negar rechazar refutar rebatir") | words(
        "niega niegan desmiente desmienten desmintio desmintieron desmentido desmentidos desmentir descarta descartan"
        " descarto descartaron contradice contradicen"
    ),
    "doubted": spanish_verbs("dudar cuestionar") | words(
        "duda dudas dudoso dudosa improbable sospechoso sospechosa inverosimil esceptico escepticos polemica"
    ) | frozenset(phrases("pone en duda,ponen en duda,pese a las versiones,a pesar de los rumores")),
    "unconfirmed": frozenset(phrases(
        "no pudo ser verificada,no pudo ser verificado,"
        "sin confirmar,sin verificar,no confirmado,no confirmada,no confirmados,por confirmar,no se ha confirmado,"
        "no ha confirmado,no pudo verificar,no ha podido verificar,no se pudo verificar"
    )) | words("investiga investigan desconoce desconocen"),
    "hearsay": words(
        "presuntamente supuestamente presunto presunta presuntos presuntas supuesto supuesta supuestos supuestas"
        " rumor rumores rumorea rumorean aparentemente estaria estarian habria habrian"
        " especula especulacion acusa acusan"
    ) | frozenset(phrases("al parecer,se dice,segun versiones,segun reportes")),
    "reported": words(
        "segun informa informan informo reporta reportan reporto dice dicen dijo dijeron afirma afirman afirmo asegura"
        " aseguran aseguro sostiene sostienen fuentes fuente denuncia denuncian denuncio"
    ) | frozenset(phrases("de acuerdo con,de acuerdo a")),
    "possible": words(
        "podria podrian puede pueden posible posiblemente probable probablemente quizas seria serian si planea planean"
    ) | frozenset(phrases("tal vez")),
    "proven": spanish_verbs("confirmar verificar probar demostrar revelar admitir anunciar") | words(
        "confirma confirman oficial oficialmente prueba pruebas demuestra demuestran muestra muestran foto fotos video"
        " videos imagenes reconoce reconocen reconocio"
    ),
    "put right": words("correccion corrige corrigio rectifica rectifico rectificacion aclara aclaro realidad verdad")
    | frozenset(phrases("sigue en pie,sigue abierto,sigue abierta,sigue vivo,sigue viva,en realidad")),
    "outside": words("viral internet twitter facebook redes tabloide"),
})  # fmt: skip
OPPOSITES = opposites(
    ("muerto muerta muertos murio murieron fallecio", "vivo viva vivos vive sobrevivio ileso ilesos"),
    ("verdadero real cierto autentico", "falso bulo mentira montaje"),
    ("confirma confirmo confirmaron", "niega nego desmiente desmintio negaron"),
    ("detenido detenida arrestado capturado", "liberado liberada libre escapo huyo"),
    ("compra compro", "vende vendio"),
    ("gana gano", "pierde perdio"),
    ("sube subio aumento crecio", "baja bajo cayo disminuyo"),
    ("abre abrio abierto", "cierra cerro cerrado"),
    ("culpable", "inocente absuelto"),
    ("acepta acepto aprueba aprobo", "rechaza rechazo"),
    ("guerra ataque", "tregua paz"),
)  # fmt: skip
