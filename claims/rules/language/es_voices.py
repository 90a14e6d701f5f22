"""Spanish words for who speaks: verbs of saying, titles, institutions, unnamed groups and hedges."""

from claims.rules.language.forms import phrases, spanish_verbs, words
from claims.rules.language.tokens import Phrases

CUES = spanish_verbs(
    "afirmar declarar informar anunciar asegurar explicar indicar senalar denunciar acusar confirmar"
    " agregar relatar manifestar expresar destacar subrayar apuntar comentar revelar reportar estimar"
    " calcular alertar insistir negar rechazar lamentar reiterar precisar detallar considerar narrar"
    " comunicar culpar responsabilizar criticar sostener advertir admitir reconocer alegar aclarar"
    " recordar contar preguntar prometer escribir tuitear senalar"
) | words(
    "dijo dijeron dice dicen dicho diciendo decir sostuvo sostuvieron sostiene sostienen advierte advierten advirtio"
    " reconoce reconocio reconocieron anadio anadieron anade agrego cuenta cuentan conto contaron niega niegan"
    " desmiente desmintio desmintieron desmienten expuso mantuvo mantiene afirmo cree creen creyo admite admitio supo"
    " escribio aseguro informo declaro segun manifesto respondio respondieron responde refirio sugiere sugirio"
)
THOUGHTS = words("cree creen considera consideran piensa piensan teme temen espera esperan estima estiman")
WEAK_CUES = spanish_verbs(
    "contar calcular expresar indicar preguntar prometer criticar culpar comunicar revelar destacar"
    " lamentar recordar considerar mantener"
) | words("cuenta cuentan dicho")
ACCORDING = Phrases(
    {
        "according": phrases(
            "segun,de acuerdo con,de acuerdo a,en palabras de,a juicio de,segun lo dicho por,"
            "conforme a,en opinion de"
        ),
    }
)
CITING = words("citando cita citado citada cito citaron citan")
EVIDENCE = words(
    "foto fotos fotografia fotografias video videos imagenes imagen documentos documento informe"
    " informes reporte reportes encuesta encuestas sondeo sondeos estudio estudios datos cifras"
    " registros grabacion grabaciones comunicado audio audios correos analisis censo"
)
EVIDENCE_CUES = spanish_verbs("mostrar indicar revelar senalar estimar concluir confirmar sugerir") | words(
    "muestra muestran mostro mostraron sugiere sugieren dice"
)
COLLECTIVE = words(
    "funcionarios funcionario analistas analista sobrevivientes sobreviviente supervivientes refugiados"
    " autoridades autoridad testigos testigo residentes habitantes vecinos expertos experto fuentes"
    " fuente criticos activistas manifestantes pobladores victimas familiares observadores"
    " investigadores fiscales diplomaticos rebeldes opositores medicos cientificos abogados economistas"
    " periodistas soldados oficiales migrantes familias padres estudiantes maestros trabajadores"
    " policias alguien algunos muchos partidarios portavoces diputados senadores agricultores mineros"
    " pescadores rescatistas bomberos medios lideres desertores disidentes militares indigenas"
)
INSTITUTIONS = {
    **dict.fromkeys(words(
        "gobierno regimen ministerio presidencia administracion cancilleria kremlin gabinete"
    ), "government"),
    **dict.fromkeys(words("embajada consulado mision legacion"), "embassy"),
    **dict.fromkeys(words("ejercito armada fuerzas guardia milicia marina"), "military"),
    **dict.fromkeys(words(
        "policia parlamento congreso senado tribunal corte consejo comision comite agencia departamento"
        " oficina banco fiscalia asamblea hospital universidad instituto centro defensoria alcaldia"
        " secretaria servicio gobernacion procuraduria"
    ), "institution"),
    **dict.fromkeys(words(
        "grupo organizacion sindicato federacion asociacion fundacion partido campana coalicion red"
        " observatorio empresa compania alianza oposicion ong movimiento frente"
    ), "organisation"),
    **dict.fromkeys(words("periodico diario revista cadena emisora televisora canal"), "outlet"),
}  # fmt: skip
TITLES = words(
    "presidente presidenta ministro ministra secretario secretaria lider general coronel senador"
    " senadora gobernador gobernadora alcalde alcaldesa embajador embajadora portavoz vocero vocera"
    " canciller rey reina juez jueza profesor profesora doctor doctora director directora jefe jefa"
    " comandante capitan teniente sargento asesor asesora analista experto experta periodista abogado"
    " abogada fiscal diputado diputada congresista comisionado papa obispo arzobispo cardenal sacerdote"
    " padre autor economista activista investigador investigadora funcionario funcionaria senor senora"
    " don dona vicepresidente vicepresidenta fundador entrenador conductor agricultor maestra maestro"
    " enfermera candidato candidata consejero coordinador coordinadora mandatario mandataria defensor"
    " desertor"
)
AGENCIES = words("reuters afp ap bloomberg efe xinhua tass interfax dpa ansa upi notimex telam")
OUTLET_WORDS = words(
    "tiempo pais mundo nacion universal diario periodico noticias prensa clarin espectador semana"
    " excelsior reforma heraldo correo radio tv television telesur bbc cnn reuters afp efe bloomberg"
    " infobae razon vanguardia comercio abc milenio jornada telegraph times post guardian"
)
PRONOUNS = words("el ella ellos ellas nosotros yo")
HEDGES = Phrases({
    "reportedly": phrases("habria,habrian,se reporto,se informo,fue reportado,se dice,segun reportes,segun versiones"),
    "accused": phrases("acusado de,acusada de,acusados de,acusadas de"),
    "allegedly": phrases("presuntamente,supuestamente,presunto,presunta,presuntos,presuntas,supuesto,supuesta,"
                         "supuestas,al parecer"),
    "unconfirmed": phrases("sin confirmar,sin verificar,no confirmado,no confirmada,no confirmados,"
                           "no pudo verificar,por confirmar,no confirmo,no ha confirmado,"
                           "se nego a confirmar,no descarta,no descartan,no descarto,no descartaron"),
    "apparently": phrases("teme que,temen que,aparentemente,parece,parecen,posiblemente,probablemente,quizas,tal vez"),
})  # fmt: skip
CORRECTIONS = Phrases(
    {
        "corrects": phrases("version anterior,erroneamente,por error,de forma incorrecta,incorrectamente"),
    }
)
