"""French, prepared: figures with their bounds, what happened, negation, and who is given as the source."""

from dataclasses import replace

from claims.rules.language.blank import BLANK
from claims.rules.language.forms import act_table, french_verbs, noun_table, phrases, words
from claims.rules.language.tokens import Phrases

_SMALL = (
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit"
    " dix-neuf"
)
_NUMBERS = {word: value for value, word in enumerate(_SMALL.split(), start=2)}
_NUMBERS |= {
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "nonante": 90,
}
_NUMBERS |= {"un": 1, "une": 1, "cent": 100, "mille": 1000, "quatre-vingts": 80, "quatre-vingt": 80}
_NUMBERS |= {
    f"quatre-vingt-{word}": 80 + value
    for word, value in tuple(_NUMBERS.items())
    if value < 20 and "-" not in word
}
_MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
_DAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche"
_PREPOSITIONS = words(
    "en de du des a au aux avec sans par pour depuis jusque entre sur sous contre vers apres durant pendant pres dans"
    " chez"
)
_RELATIVES = words("que qui quoi dont ou quand lequel laquelle lesquels lesquelles")
_CONJUNCTIONS = words("et ou ni mais")
_BE = words("est sont etait etaient fut furent ete etre etant soit")
_STOPS = _PREPOSITIONS | _RELATIVES | _CONJUNCTIONS | _BE | words(
    "le la les un une des ce cet cette ces son sa ses leur leurs il elle ils elles on se ne pas plus moins si alors"
    " parce bien apres avant deja encore aussi ont a avait avaient ayant tres hier"
)  # fmt: skip
_NOUNS = noun_table(
    """
    people: personne individu autre
    civilian: civil
    soldier: soldat militaire
    police: policier gendarme
    child: enfant mineur bebe adolescent ecolier
    woman: femme
    man: homme
    resident: habitant resident riverain villageois
    refugee: refugie
    migrant: migrant
    protester: manifestant
    student: etudiant eleve
    journalist: journaliste reporter
    worker: travailleur ouvrier employe salarie
    fighter: combattant rebelle milicien
    prisoner: prisonnier detenu
    passenger: passager
    patient: patient
    family: famille
    house: maison
    truck: camion
    vehicle: vehicule voiture
    village: village
    school: ecole
    hospital: hopital
    """,
    "fr",
) | {"gens": "people", "victimes": "people", "victime": "people", "villageois": "resident"}

FRENCH = replace(
    BLANK,
    code="fr",
    numbers=_NUMBERS,
    scales={"cents": 100, "cent": 100, "mille": 1000, "million": 10**6, "millions": 10**6, "milliard": 10**9,
            "milliards": 10**9, "douzaine": 12, "dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
            "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000},
    vague={"dizaines": (20, 199), "centaines": (200, 1999), "milliers": (2000, 19999), "millions": (2 * 10**6, None)},
    few={"quelques": (2, 5), "plusieurs": (3, 7)},
    joiner="et",
    bounds=Phrases({
        "low": phrases("au moins,au minimum,pas moins de,un minimum de"),
        "above": phrases("plus de,superieur a"),
        "below": phrases("moins de,inferieur a"),
        "high": phrases("jusqu'a,au maximum,au plus,pas plus de,un maximum de"),
        "nearly": phrases("pres de,presque"),
        "about": phrases("environ,a peu pres,autour de,quelque"),
        "more": phrases("autres,autre"),
    }),
    after_bounds=Phrases({"low": phrases("ou plus,au moins,au minimum"), "high": phrases("ou moins,au plus,au maximum"),
                          "about": phrases("environ")}),
    between=("entre", "et"),
    range_words=words("a ou"),
    zero=words("aucun aucune personne zero"),
    articles=words("un une"),
    units={
        "%": ("percent", "%"),
        **{w: ("duration", unit) for unit, forms in {
            "second": "seconde secondes", "minute": "minute minutes", "hour": "heure heures", "day": "jour jours",
            "night": "nuit nuits", "week": "semaine semaines", "month": "mois", "year": "an ans annee annees",
            "decade": "decennie decennies", "century": "siecle siecles"}.items() for w in forms.split()},
        **{w: ("measure", unit) for unit, forms in {
            "km": "km kilometre kilometres", "m": "metre metres", "cm": "centimetre centimetres",
            "ha": "hectare hectares ha", "t": "tonne tonnes", "kg": "kg kilo kilos kilogrammes", "g": "gramme grammes",
            "l": "litre litres", "barrel": "baril barils"}.items() for w in forms.split()},
    },
    currencies=dict(BLANK.currencies) | {"dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR"},
    months={word: number for number, word in enumerate(_MONTHS.split(), start=1)},
    weekdays={day: number for number, day in enumerate(_DAYS.split())},
    labels=words("numero article chapitre page route vol salle ligne loi version"),
    year_leads=words("en depuis de du jusqu'en annee et entre"),
    age_marks=words("age agee ages agees"),
    determiners=words("le la les un une des ce cet cette ces ses leurs tous toutes autres"),
    of=words("de du des"),
    stops=_STOPS,
    prepositions=_PREPOSITIONS,
    barriers=words("tandis mais quand parce lorsque avant si alors"),
    be=_BE,
    passive_by=words("par"),
    modals=words("pourrait pourraient peut peuvent devrait devraient doit doivent sera seront serait seraient va vont"),
    conditionals=words("si"),
    negations=words("ne pas jamais sans ni n'a n'ont n'est n'avait n'avaient n'etait"),
    conjunctions=words("et ou"),
    relatives=_RELATIVES,
    leading_adjectives=words("autres nouveaux nouvelles jeunes presumes presumees ex anciens grands petits"),
    nouns=_NOUNS,
    plural=words("gens"),
    partitives=words("membre personne groupe communaute nombre total partie"),
    others=words("autres"),
    acts=act_table(
        {
            "killed": {"T": "tuer assassiner executer abattre", "T!": "mort morte morts mortes abattu abattus"
                       " abattue abattues", "I!": "meurt meurent mourir mourut peri perissent decede decedes decedees",
                       "N": "morts deces corps"},
            "injured": {"T": "blesser", "N": "blesses"},
            "arrested": {"T": "arreter interpeller incarcerer capturer", "N": "arrestations"},
            "missing": {"N": "disparus disparues"},
            "fled": {"I!": "fui fuir fuient fuyaient fuyant fuit", "T": "deplacer evacuer"},
            "crossed": {"I": "traverser"},
            "rescued": {"T": "sauver"},
            "released": {"T": "liberer relacher"},
            "attacked": {"T": "attaquer bombarder", "N": "attaques attentats bombardements"},
            "destroyed": {"T!": "detruit detruite detruits detruites detruire"},
            "protested": {"I": "manifester defiler"},
            "expelled": {"T": "expulser"},
        },
        "fr",
    ),
    act_phrases=Phrases({
        "killed:I": phrases("ont trouve la mort,a trouve la mort,ont perdu la vie,a perdu la vie"),
        "killed:R": phrases("nombre de morts"),
        "fled:I": phrases("ont pris la fuite,ont fui"),
    }),
    denial_verbs=french_verbs("nier refuser rejeter refuter") | words("dement dementent dementi dementie nie nient"),
    denial_words=words("faux fausse fausses mensonge mensonges infonde infondee infondees mensonger mensongere"),
    denial_targets=words("accusation accusations allegation allegations"),
    accuse=french_verbs("accuser"),
    accuse_of=words("de d'avoir"),
    cues=french_verbs(
        "affirmer declarer annoncer confirmer expliquer assurer indiquer preciser raconter ajouter signaler rapporter"
        " accuser nier"
    ) | words("dit disent disait disant"),
    according=Phrases({"according": phrases("selon,d'apres")}),
    citing=words("citant cite citent"),
    evidence=words("photo photos video videos images document documents rapport rapports etude etudes donnees"),
    evidence_cues=french_verbs("montrer indiquer reveler"),
    collective=words("autorites temoins habitants experts sources analystes militants responsables secours"),
    institutions={
        **dict.fromkeys(words("gouvernement ministere presidence"), "government"),
        **dict.fromkeys(words("armee marine forces garde"), "military"),
        **dict.fromkeys(words("police parlement senat tribunal conseil hopital universite agence mairie prefecture"
                              " gendarmerie parquet"), "institution"),
        **dict.fromkeys(words("groupe organisation syndicat parti entreprise mouvement association"), "organisation"),
        **dict.fromkeys(words("journal revue chaine quotidien"), "outlet"),
    },
    titles=words(
        "president presidente ministre secretaire general colonel senateur senatrice gouverneur maire ambassadeur"
        " porte-parole chef directeur directrice depute deputee juge procureur"
    ),
    pronouns=words("il elle ils elles"),
    hedges=Phrases({
        "allegedly": phrases("pretendument,presume,presumes,presumee,presumees"),
        "reportedly": phrases("aurait,auraient"),
        "unconfirmed": phrases("non confirme,non confirmee,non confirmes,non verifie"),
        "apparently": phrases("apparemment,probablement,peut-etre"),
    }),
    running=Phrases({"running": phrases("jusqu'a present,jusqu'ici,pour l'instant,a ce stade")}),
    place_cues=words("a en dans pres vers depuis sur"),
    place_kinds=words("etat ville province region departement commune frontiere capitale ile port quartier village"),
    content_stops=_STOPS | words("dit deux trois un plus tres"),
)  # fmt: skip
