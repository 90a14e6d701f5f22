"""Spanish words for what happens, what one party lays on another, and how that is denied."""

from claims.rules.language.forms import act_table, phrases, spanish_verbs, words
from claims.rules.language.tokens import Phrases

ACTS = act_table(
    {
        "killed": {
            "T": "asesinar matar ejecutar masacrar abatir ultimar linchar",
            "T!": "muerto muerta cobro cobraron cobrado",
            "I": "fallecer perecer ahogar",
            "I!": "murio murieron muere mueren morir muriendo moria muriera murieran"
                  " fallecio fallecieron perdieron-la-vida",
            "N": "muertos muertas fallecidos fallecidas muertes cadaver cadaveres cuerpos asesinatos asesinato muerte"
                 " homicidios decesos",
            "R": "saldo",
        },
        "injured": {
            "T": "herir lesionar lastimar",
            "T!": "herido herida hirieron hirio",
            "N": "heridos heridas lesionados lesionadas",
        },
        "casualties": {"N": "bajas victimas"},
        "arrested": {
            "T": "arrestar capturar encarcelar apresar aprehender",
            "T!": "detener detuvo detuvieron detenido detenida deteniendo detiene detienen detuviera"
                  " retenido retenida retenidos retenidas",
            "N": "detenidos detenidas arrestos detenciones capturas arrestados capturados",
        },
        "abducted": {"T": "secuestrar raptar plagiar", "N": "secuestros rehenes"},
        "missing": {"N": "desaparecidos desaparecidas", "I": "desaparecer"},
        "defected": {"I": "desertar", "N": "desertores deserciones"},
        "fled": {
            "I": "escapar",
            "I!": "huir huyo huyeron huyen huido huian huyendo",
            "T": "desplazar",
            "N": "desplazados desplazadas",
        },
        "evacuated": {"T": "evacuar", "N": "evacuados evacuadas evacuaciones"},
        "crossed": {"I": "cruzar atravesar entrar ingresar"},
        "rescued": {"T": "rescatar"},
        "released": {"T": "liberar excarcelar"},
        "infected": {"T": "infectar contagiar", "N": "contagios casos"},
        "attacked": {"T": "atacar bombardear emboscar asaltar", "N": "ataques bombardeos atentados"},
        "shot": {"T": "balear tirotear"},
        "burned": {"T": "quemar incendiar calcinar", "I!": "arder arde arden ardio ardieron ardian ardido"},
        "damaged": {"T": "dañar averiar"},
        "looted": {"T": "saquear"},
        "charged": {"T": "imputar procesar"},
        "destroyed": {"T": "demoler arrasar derruir", "T!": "destruir destruyo destruyeron destruido destruidos"
                      " destruidas destruida"},
        "seized": {"T": "incautar decomisar confiscar"},
        "deployed": {"T": "movilizar", "T!": "desplegar desplego desplegaron desplegado desplegados desplegadas"},
        "protested": {"I": "protestar marchar manifestar"},
        "dismissed": {"T": "destituir cesar", "T!": "despedidos despedidas despidio despidieron"},
        "jailed": {"T": "condenar sentenciar"},
        "tortured": {"T": "torturar"},
        "surrendered": {"I!": "rindio rindieron rendido rendidos rinden rindieran rendirse"},
        "expelled": {"T": "expulsar deportar extraditar"},
        "evicted": {"T": "desalojar"},
        "signed": {"T": "firmar"},
        "lost": {"T!": "perdio perdieron perdido perdimos"},
        "costs": {"I": "costar valer", "I!": "cuesta cuestan vale valen oscila oscilan", "N": "precio precios costo"
                  " coste costes valor tarifa"},
    },
    "es",
)  # fmt: skip
ACT_PHRASES = Phrases(
    {
        "killed:I": phrases(
            "perdio la vida,perdieron la vida,resulto muerto,resulto muerta,resultaron muertos,"
            "resultaron muertas,han muerto,ha muerto,habian muerto,hallados muertos,hallado muerto,"
            "hallados sin vida,encontrados muertos,murieron ahogados"
        ),
        "killed:T": phrases("muertos a tiros,muerto a tiros"),
        "killed:T2": phrases(
            "se cobro la vida de,cobro la vida de,acabo con la vida de,quito la vida a,dio muerte a,"
            "dieron muerte a"
        ),
        "killed:N": phrases("victimas mortales,victima mortal,victimas fatales,perdidas humanas"),
        "killed:R": phrases(
            "numero de muertos,cifra de muertos,balance de muertos,numero de fallecidos,cifra de fallecidos"
        ),
        "injured:I": phrases(
            "resulto herido,resulto herida,resultaron heridos,resultaron heridas,resultaron lesionados,"
            "resultaron lesionadas"
        ),
        "destroyed:I": phrases(
            "quedaron reducidas a cenizas,quedaron reducidos a cenizas,quedo reducida a cenizas,"
            "quedo reducido a cenizas,"
            "reducidas a escombros,reducidos a escombros,se quemaron por completo,se quemo por completo,"
            "quedaron en ruinas,quedo en ruinas,quedaron calcinadas,quedaron calcinados"
        ),
        "stranded:I": phrases(
            "quedaron atrapados,quedaron atrapadas,quedo atrapado,quedaron varados,quedaron varadas,pasaron la noche,"
            "quedaron bloqueados,quedaron bloqueadas,quedaron aislados,quedaron aisladas"
        ),
        "rescued:T": phrases(
            "puestos a salvo,puestas a salvo,puso a salvo a,pusieron a salvo a,sacados con vida"
        ),
        "hospitalised:T": phrases(
            "trasladados al hospital,trasladadas al hospital,trasladado al hospital,ingresados en,hospitalizados,"
            "fueron hospitalizados,fueron hospitalizadas"
        ),
        "burned:I": phrases("se incendio,se incendiaron,fueron incendiados,prendieron fuego"),
        "defected:I": phrases(
            "abandonaron sus puestos,abandono las filas,abandonaron las filas,cambiaron de bando,"
            "depusieron las armas,entregaron las armas,los han abandonado,lo han abandonado,"
            "los abandonaron,lo abandonaron"
        ),
        "fled:I": phrases(
            "abandonaron sus hogares,abandonaron sus casas,dejaron sus hogares,dejaron sus casas,"
            "han abandonado sus hogares,buscaron refugio,se refugiaron,se vieron obligados a huir"
        ),
        "arrested:I": phrases(
            "bajo custodia,fue detenido,fue detenida,fueron detenidos,fueron detenidas,tras las rejas"
        ),
        "went on strike:I": phrases(
            "hicieron huelga,fueron a la huelga,en huelga,secundaron la huelga,secundaron el paro,hicieron paro"
        ),
        "lost home:I": phrases(
            "perdieron su casa,perdieron sus casas,perdieron su vivienda,perdieron sus viviendas,perdieron su hogar,"
            "perdieron sus hogares,quedaron sin casa,quedaron sin hogar,quedaron sin vivienda,quedado sin hogar,"
            "quedado sin casa,quedado sin vivienda,se quedaron sin techo"
        ),
        "lost home:T": phrases(
            "dejo sin hogar,dejado sin hogar,dejo sin vivienda,dejo sin casa,dejo sin techo,dejaron sin hogar,"
            "dejado sin vivienda,dejado sin casa,dejaron sin vivienda"
        ),
        "lost power:I": phrases(
            "quedaron sin luz,quedado sin luz,quedaron sin electricidad,quedado sin electricidad,quedaron a oscuras,"
            "quedaron sin suministro electrico,quedaron sin energia,quedo sin luz,estuvieron sin luz,siguen sin luz"
        ),
        "lost power:T": phrases(
            "dejo sin luz,dejado sin luz,dejaron sin luz,dejo sin electricidad,dejo sin suministro electrico,"
            "dejo a oscuras"
        ),
        "lost water:I": phrases("quedaron sin agua,quedado sin agua,estuvieron sin agua"),
        "lost water:T": phrases("dejo sin agua,dejaron sin agua"),
        "without classes:I": phrases(
            "quedaron sin clases,quedaron sin clase,quedado sin clases,estuvieron sin clases,perdieron clases"
        ),
        "without classes:T": phrases("dejo sin clases,dejo sin clase,dejaron sin clases,dejaron sin clase"),
        "lost roof:I": phrases("quedaron sin techo,perdieron el techo,perdieron su techo"),
        "dismissed:I": phrases(
            "perdieron su empleo,perdieron el empleo,perdieron su trabajo,perdieron sus empleos,perdieron sus puestos"
        ),
        "voted:I": phrases(
            "acudieron a las urnas,fueron a las urnas,ido a las urnas,votaron,emitieron su voto"
        ),
        "hospitalised:I": phrases(
            "llevados al hospital,llevadas al hospital,ingresaron en el hospital,"
            "ingresaron heridos,ingresaron heridas,ingresados en el hospital"
        ),
        "closed:I": phrases(
            "permanecieron cerradas,permanecieron cerrados,siguieron cerradas,siguieron cerrados,no abrieron,"
            "no pudieron abrir"
        ),
        "protested:I": phrases(
            "salieron a las calles,salieron a la calle,tomaron las calles,se manifestaron"
        ),
        "crossed:I": phrases(
            "entraron en el pais,entraron al pais,pasaron la frontera,llegaron a la frontera"
        ),
    }
)
ACT_LABELS = {"killed": "killed"}

CHARGES = (
    ("cyber-attack", words(
        "ciberataque ciberataques cibernetico ciberneticos ciberneticas hackeo hackear hackers hackeado"
        " piratas informaticos informatico"
    )),
    ("election-fraud", words("electoral electorales urnas comicios")),
    ("interference", words(
        "injerencia injerencias interferir interferencia entrometerse inmiscuirse interviene intervenir"
        " interfiere intervencion desestabilizar desestabilizacion"
    )),
    ("coup", words("golpe golpista derrocar derrocamiento golpistas")),
    ("troop-movement", words(
        "movilizar movilizado movilizados movilizadas movilizacion tropas desplegar despliegue"
        " desplegado desplegados unidades mercenario mercenarios"
    )),
    ("invasion", words("invadir invasion invadio incursion incursiones ocupar ocupacion")),
    ("torture", words("torturar tortura torturas torturado torturados maltratos")),
    ("killing", words(
        "matar asesinar asesinato asesinatos asesinado asesinados muertos muerte masacre ejecutar"
        " ejecuciones genocidio homicidio"
    )),
    ("attack", words(
        "atacar atacado ataco atacaron ataque ataques bombardear"
        " bombardeado bombardearon bombardeo bombardeos disparar misiles emboscada"
        " quemar quemado"
        " quemo quemaron incendiar incendiado incendiaron atentado atentados"
    )),
    ("espionage", words("espiar espionaje espias escuchas")),
    ("arming", words("armar armas financiar financiamiento financiacion suministrar"
                    " suministro suministrado suministraron drones contrabando")),
    ("harbouring", words(
        "refugio esconder bases campamentos guaridas santuario alberga albergar amparar proteger"
    )),
    ("sabotage", words("sabotear sabotaje sabotajes envenenar contaminar contaminado"
                      " envenenado contamino contaminaron")),
    ("corruption", words("corrupcion soborno sobornos malversacion desfalco lavado fraude coimas")),
    ("abduction", words("secuestrar secuestrado secuestraron secuestro secuestros detener detenciones")),
    ("blockade", words("bloquear bloqueo bloqueado impedir")),
    ("lying", words("mentir mentira mentiras desinformacion propaganda")),
    ("violation", words("violar violacion violaciones incumplir incumplimiento vulnerar")),
    ("looting", words("saquear saqueo robar robo robos")),
    ("support", words("apoyar respaldar apoyo respaldo")),
)  # fmt: skip
CHARGE_NOUNS = {
    "cyber-attack": "cyber attacks", "election-fraud": "election fraud", "troop-movement": "troop movements",
}  # fmt: skip
ACCUSE = spanish_verbs(
    "acusar culpar responsabilizar"
) | words("denuncio denunciaron denuncia denuncian denunciado"
                                                                " acusando acuso")  # fmt: skip
SUPPORT = Phrases(
    {
        "support": phrases(
            "con el apoyo de,con apoyo de,con el respaldo de,con la ayuda de,con ayuda de,apoyado por,"
            "apoyados por,apoyadas por,respaldado por,respaldados por,financiado por,financiados por,"
            "orquestado por,orquestada por,por orden de,por ordenes de,ordenado por,ordenada por,"
            "cometido por,cometidos por,a manos de,organizado por,organizada por,perpetrado por,"
            "con la complicidad de"
        ),
    }
)
DENIAL_VERBS = spanish_verbs("negar rechazar refutar desestimar repudiar descartar") | words(
    "niega niegan nego desmiente desmienten desmintio desmintieron desmentir desmentido desmentida desmentidos"
    " desmentidas niego negamos rechazamos desmentimos descartamos"
)
DENIAL_WORDS = words(
    "infundado infundada infundados infundadas falso falsa falsos falsas falsamente mentira mentiras"
    " irresponsable irresponsables escepticismo calumnia calumnias absurdo absurda absurdas absurdos"
    " inventado inventada invento invencion patrana difamacion inexacto inexacta incorrecto incorrecta"
    " montaje"
)
DENIAL_PHRASES = Phrases(
    {
        "denies": phrases(
            "no es cierto,no es cierta,no son ciertos,no son ciertas,no era cierto,no era cierta,no eran ciertos,"
            "no eran ciertas,no es verdad,no era verdad,es falso,era falso,no hay fundamento,carece de fundamento,"
            "carecen de fundamento,no tiene fundamento,no tienen fundamento,no hay pruebas,no hay evidencia,"
            "no hay indicios"
        )
    }
)
DENIAL_TARGETS = words(
    "acusacion acusaciones senalamiento senalamientos denuncia denuncias afirmacion afirmaciones"
    " declaracion declaraciones informe informes versiones version cargos imputaciones"
)
