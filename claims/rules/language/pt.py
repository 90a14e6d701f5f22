"""Portuguese, prepared: figures with their bounds, what happened, negation, and who is given as the source."""

from dataclasses import replace

from claims.rules.language.blank import BLANK
from claims.rules.language.forms import act_table, noun_table, phrases, portuguese_verbs, words
from claims.rules.language.tokens import Phrases

_SMALL = (
    "dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito"
    " dezenove"
)
_NUMBERS = {word: value for value, word in enumerate(_SMALL.split(), start=2)}
_NUMBERS |= {"um": 1, "uma": 1, "duas": 2, "quatorze": 14, "dezasseis": 16, "dezassete": 17, "dezanove": 19}
_TENS = "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa"
_NUMBERS |= {word: 10 * number for number, word in enumerate(_TENS.split(), start=2)}
_HUNDREDS = "duzent trezent quatrocent quinhent seiscent setecent oitocent novecent"
_NUMBERS |= {stem + end: 100 * n for n, stem in enumerate(_HUNDREDS.split(), start=2) for end in ("os", "as")}
_NUMBERS |= {"cem": 100, "cento": 100}
_MONTHS = "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro"
_DAYS = "segunda-feira terca-feira quarta-feira quinta-feira sexta-feira sabado domingo"
_PREPOSITIONS = words(
    "em de do da dos das no na nos nas ao aos com sem por pelo pela para ate desde entre sobre sob contra apos"
    " durante perto"
)
_RELATIVES = words("que quem qual quais onde quando cujo cuja")
_CONJUNCTIONS = words("e ou nem mas")
_BE = words("é sao era eram foi foram ser sido sendo esta estao estava estavam ficou ficaram seja")
_STOPS = _PREPOSITIONS | _RELATIVES | _CONJUNCTIONS | _BE | words(
    "o a os as um uma uns umas este esta estes estas esse essa isso seu sua seus suas ele ela eles elas se enquanto"
    " porque embora depois antes mais menos ja ainda tambem ha tem ha havia muito hoje ontem"
)  # fmt: skip
_NOUNS = noun_table(
    """
    people: pessoa individuo outro outra
    civilian: civil
    soldier: soldado militar
    police: policial policia agente
    child: crianca menino menina menor bebe adolescente
    woman: mulher
    man: homem
    resident: morador moradora habitante vizinho
    refugee: refugiado refugiada
    migrant: migrante imigrante
    protester: manifestante
    student: estudante aluno aluna
    journalist: jornalista reporter
    worker: trabalhador trabalhadora funcionario empregado operario
    fighter: combatente guerrilheiro rebelde miliciano
    prisoner: preso detento prisioneiro
    passenger: passageiro
    patient: paciente
    family: familia
    house: casa
    truck: caminhao camiao
    vehicle: veiculo carro
    village: aldeia
    school: escola
    hospital: hospital
    """,
    "pt",
) | {"gente": "people", "vitimas": "people", "civis": "civilian", "homens": "man", "mulheres": "woman",
     "policiais": "police", "militares": "soldier", "caminhoes": "truck", "trabalhadores": "worker"}  # fmt: skip

PORTUGUESE = replace(
    BLANK,
    code="pt",
    numbers=_NUMBERS,
    scales={"mil": 1000, "milhao": 10**6, "milhoes": 10**6, "bilhao": 10**9, "bilhoes": 10**9, "duzia": 12,
            "duzias": 12, "dezena": 10, "centena": 100, "milhar": 1000},
    vague={"dezenas": (20, 199), "duzias": (24, 199), "centenas": (200, 1999), "milhares": (2000, 19999),
           "milhoes": (2 * 10**6, None)},
    few={"alguns": (2, 5), "algumas": (2, 5), "poucos": (2, 5), "poucas": (2, 5), "varios": (3, 7), "varias": (3, 7)},
    joiner="e",
    bounds=Phrases({
        "low": phrases("pelo menos,ao menos,no minimo,nao menos de,um minimo de"),
        "above": phrases("mais de,acima de,superior a"),
        "below": phrases("menos de,abaixo de,inferior a"),
        "high": phrases("ate,no maximo,nao mais de,um maximo de"),
        "nearly": phrases("quase,perto de"),
        "about": phrases("cerca de,aproximadamente,por volta de,uns,umas,em torno de"),
        "more": phrases("outros,outras,outro,outra,mais"),
    }),
    after_bounds=Phrases({"low": phrases("ou mais,no minimo,pelo menos"), "high": phrases("ou menos,no maximo")}),
    between=("entre", "e"),
    range_words=words("a ou"),
    zero=words("nenhum nenhuma ninguem zero"),
    articles=words("um uma"),
    units={
        "%": ("percent", "%"),
        **{w: ("duration", unit) for unit, forms in {
            "second": "segundo segundos", "minute": "minuto minutos", "hour": "hora horas", "day": "dia dias",
            "night": "noite noites", "week": "semana semanas", "month": "mes meses", "year": "ano anos",
            "decade": "decada decadas", "century": "seculo seculos"}.items() for w in forms.split()},
        **{w: ("measure", unit) for unit, forms in {
            "km": "km quilometro quilometros", "m": "metro metros", "cm": "centimetro centimetros",
            "ha": "hectare hectares ha", "t": "tonelada toneladas", "kg": "kg quilo quilos", "g": "grama gramas",
            "l": "litro litros", "barrel": "barril barris"}.items() for w in forms.split()},
    },
    currencies=dict(BLANK.currencies) | {"dolar": "USD", "dolares": "USD", "euro": "EUR", "euros": "EUR",
                                         "libras": "GBP", "reais": "BRL"},
    months={word: number for number, word in enumerate(_MONTHS.split(), start=1)},
    weekdays={day: number for number, day in enumerate(_DAYS.split())},
    labels=words("numero artigo capitulo pagina rota voo sala linha lei versao"),
    year_leads=words("em desde de do ate durante ano e para entre"),
    age_marks=words("idade"),
    determiners=words("o a os as um uma uns umas este esta estes estas seus suas todos ambos outros outras"),
    of=words("de do da dos das"),
    stops=_STOPS,
    prepositions=_PREPOSITIONS,
    barriers=words("enquanto mas quando porque embora depois antes se onde"),
    be=_BE,
    passive_by=words("por pelo pela pelos pelas"),
    modals=words("poderia poderiam pode podem deveria deveriam deve devem sera serao seria seriam vai vao"),
    conditionals=words("se caso"),
    negations=words("nao nunca sem nem tampouco jamais"),
    conjunctions=words("e ou"),
    relatives=_RELATIVES,
    leading_adjectives=words("outros outras novos novas supostos supostas jovens ex mais"),
    plural=words("gente"),
    nouns=_NOUNS,
    partitives=words("membro pessoa grupo comunidade numero total parte"),
    others=words("outros outras mais"),
    acts=act_table(
        {
            "killed": {"T": "matar assassinar executar", "T!": "morto morta mortos mortas", "I": "morrer falecer",
                       "N": "mortes corpos mortos mortas homicidios"},
            "injured": {"T": "ferir", "T!": "ferido ferida feridos feridas", "N": "feridos feridas"},
            "arrested": {"T": "prender deter capturar", "T!": "detido detida detidos detidas preso presa presos presas"
                         " deteve detiveram", "N": "detencoes prisoes"},
            "missing": {"N": "desaparecidos desaparecidas", "I": "desaparecer"},
            "fled": {"I": "fugir escapar", "I!": "fogem foge", "T": "deslocar evacuar retirar"},
            "crossed": {"I": "cruzar atravessar"},
            "rescued": {"T": "resgatar"},
            "released": {"T": "libertar soltar"},
            "attacked": {"T": "atacar bombardear", "N": "ataques bombardeios atentados"},
            "destroyed": {"T": "destruir demolir"},
            "protested": {"I": "protestar marchar"},
            "expelled": {"T": "expulsar deportar"},
        },
        "pt",
    ),
    denial_verbs=portuguese_verbs("negar rejeitar refutar") | words("desmente desmentem desmentiu desmentiram"),
    denial_words=words("falso falsa falsos falsas mentira mentiras infundado infundada"),
    denial_targets=words("acusacao acusacoes alegacao alegacoes"),
    accuse=portuguese_verbs("acusar culpar"),
    accuse_of=words("de por"),
    cues=portuguese_verbs(
        "afirmar declarar informar anunciar confirmar explicar assegurar relatar acrescentar alertar negar acusar"
    ) | words("disse disseram diz dizem dito dizendo admitiu advertiu"),
    according=Phrases({"according": phrases("segundo,de acordo com,conforme")}),
    citing=words("citando cita citou"),
    evidence=words("foto fotos video videos imagens documento documentos relatorio relatorios estudo estudos dados"),
    evidence_cues=portuguese_verbs("mostrar indicar revelar"),
    collective=words("autoridades testemunhas moradores especialistas fontes fonte analistas ativistas oficiais"),
    institutions={
        **dict.fromkeys(words("governo ministerio presidencia"), "government"),
        **dict.fromkeys(words("exercito marinha forcas guarda"), "military"),
        **dict.fromkeys(words("policia parlamento congresso senado tribunal conselho hospital universidade agencia"
                              " prefeitura camara"), "institution"),
        **dict.fromkeys(words("grupo organizacao sindicato partido empresa movimento"), "organisation"),
        **dict.fromkeys(words("jornal revista emissora"), "outlet"),
    },
    titles=words(
        "presidente ministro ministra secretario secretaria general coronel senador senadora governador governadora"
        " prefeito prefeita embaixador porta-voz chefe diretor diretora deputado deputada juiz"
    ),
    pronouns=words("ele ela eles elas"),
    hedges=Phrases({
        "allegedly": phrases("supostamente,suposto,supostos,suposta,supostas,alegadamente"),
        "reportedly": phrases("teria,teriam,segundo relatos"),
        "unconfirmed": phrases("nao confirmado,nao confirmados,sem confirmacao"),
        "apparently": phrases("aparentemente,provavelmente,talvez"),
    }),
    running=Phrases({"running": phrases("ate agora,ate o momento,por enquanto")}),
    place_cues=words("em no na nos nas perto desde sobre"),
    place_kinds=words("estado cidade provincia regiao municipio fronteira capital rio ilha bairro vale aldeia"),
    content_stops=_STOPS | words("disse dois tres um mais muito"),
)  # fmt: skip
