"""English words for what happens: killed, injured, fled; what one party lays on another, and how that is denied."""

from claims.rules.language.forms import act_table, english_verbs, phrases, words
from claims.rules.language.tokens import Phrases

ACTS = act_table(
    {
        "killed": {
            "T": "kill murder assassinate execute massacre slaughter lynch behead electrocute",
            "T!": "slain slay slew slaying slays claimed claims claiming",
            "I": "perish drown",
            "I!": "die dies died dying perished drowned",
            "N": "death deaths fatality fatalities corpse corpses body bodies killings killing murders murder dead"
                 " massacre executions",
            "R": "toll victims",
        },
        "injured": {
            "T": "injure wound maim",
            "T!": "hurt hurts hurting hospitalised hospitalized",
            "N": "injuries wounded injured",
        },
        "casualties": {"N": "casualties casualty"},
        "arrested": {
            "T": "arrest detain capture apprehend imprison jail",
            "N": "arrests arrest detentions detainees captures",
        },
        "abducted": {"T": "kidnap abduct", "T!": "kidnapped kidnapping", "N": "kidnappings abductions hostages"},
        "missing": {"A": "missing unaccounted", "I": "disappear vanish", "N": "disappearances"},
        "defected": {"I": "defect desert", "N": "defections desertions defectors deserters"},
        "fled": {
            "I": "escape",
            "I!": "flee flees fled fleeing",
            "T": "displace uproot",
        },
        "evacuated": {"T": "evacuate", "N": "evacuees evacuations"},
        "lost home": {"A": "homeless"},
        "crossed": {"I": "cross traverse"},
        "rescued": {"T": "rescue"},
        "released": {"T": "release free liberate", "T!": "freed"},
        "infected": {"T": "infect", "N": "infections cases"},
        "attacked": {"T": "attack bomb shell ambush storm raid assault", "N": "attacks bombings raids airstrikes"},
        "shot": {"T!": "shot shoot shooting shoots"},
        "burned": {"T": "burn torch", "T!": "burnt"},
        "destroyed": {
            "T": "destroy demolish wreck raze level flatten obliterate incinerate",
            "T!": "levelled levelling",
        },
        "damaged": {"T": "damage"},
        "looted": {"T": "loot ransack"},
        "charged": {"T": "indict"},
        "seized": {"T": "seize confiscate intercept"},
        "deployed": {"T": "deploy mobilise mobilize station"},
        "protested": {"I": "protest march rally"},
        "dismissed": {"T": "fire sack dismiss"},
        "jailed": {"T": "sentence convict"},
        "expelled": {"T": "expel deport extradite", "T!": "expelled expelling"},
        "evicted": {"T": "evict"},
        "trafficked": {"T": "smuggle", "T!": "trafficked trafficking"},
        "signed": {"T": "sign"},
        "lost": {"T!": "lost loses losing lose"},
        "tortured": {"T": "torture"},
        "surrendered": {"I": "surrender"},
        "costs": {"I": "cost value price charge vary", "N": "price prices worth costs fee fees", "I!": "sold sells"},
    },
    "en",
)  # fmt: skip
ACT_PHRASES = Phrases(
    {
        "killed:T": phrases(
            "shot dead,shoot dead,beaten to death,burned to death,burnt to death,stabbed to death,shot and killed,"
            "put to death,hacked to death"
        ),
        "killed:I": phrases(
            "lost their lives,lost his life,lost her life,been found dead,were found dead,was found dead,"
            "found dead,starved to death,bled to death"
        ),
        "killed:T2": phrases(
            "claimed the lives of,claiming the lives of,took the lives of,cost the lives of,with the loss of"
        ),
        "killed:R": phrases("death toll,number of dead,number of deaths,number of people killed,body count"),
        "injured:R": phrases("number of injured,number of wounded"),
        "burned:I": phrases(
            "set ablaze,set on fire,set alight,caught fire,went up in flames,erupt in flames,erupted in flames,"
            "burst into flames"
        ),
        "destroyed:I": phrases(
            "burnt down,burned down,burnt to the ground,burned to the ground,gutted,gutted by fire,"
            "reduced to rubble,reduced to ashes,wiped out,razed to the ground,lay in ruins,went up in smoke,written off"
        ),
        "stranded:I": phrases(
            "stuck overnight,spent the night in their cars,left stranded,were stuck,was stuck,got stuck,been stuck,"
            "snowed in,marooned,been stranded,were stranded,left stuck"
        ),
        "evacuated:T": phrases("moved out of,moved to safety,taken to safety,cleared from their homes"),
        "rescued:T": phrases(
            "brought to safety,brought ashore,plucked from,pulled alive,pulled out alive,rescued alive,picked up alive"
        ),
        "charged:T": phrases(
            "charged with,been charged,were charged,was charged,have charged,has charged,had charged"
        ),
        "hospitalised:T": phrases(
            "taken to hospital,taken to hospitals,rushed to hospital,sent to hospital,admitted to hospital"
        ),
        "dismissed:T": phrases("laid off,laying off,lays off,lay off,made redundant,let go"),
        "defected:I": phrases(
            "switched sides,switch sides,changed sides,abandoned their posts,laid down their arms,"
            "abandoned them,abandoned him"
        ),
        "fled:I": phrases(
            "abandoned their homes,left their homes,abandoned their villages,"
            "forced from their homes,driven from their homes,sought refuge,took refuge,crossed the river,"
            "forced to flee,forced to leave"
        ),
        "arrested:I": phrases("into custody,in custody,taken prisoner,been held,being held,behind bars"),
        "abducted:I": phrases("taken hostage,held hostage,held captive"),
        "protested:I": phrases("took to the streets,taken to the streets"),
        "went on strike:I": phrases(
            "gone on strike,went on strike,go on strike,walked out,downed tools,on strike"
        ),
        "lost home:I": phrases(
            "lost their homes,lost their home,left homeless,made homeless,rendered homeless"
        ),
        "lost home:T": phrases("leaving homeless"),
        "lost power:I": phrases(
            "lost power,lost electricity,lost their power,without power,without electricity,blacked out,had no power"
        ),
        "lost water:I": phrases("without water,without running water,had no water"),
        "lost roof:I": phrases("lost their roofs,lost its roof,lost their roof"),
        "without classes:I": phrases("without classes,without lessons,missed school,missed lessons"),
        "poisoned:I": phrases("fell ill,fallen ill,taken ill,fell sick,fallen sick"),
        "hospitalised:I": phrases(
            "taken to hospital,rushed to hospital,needed hospital treatment,in hospital"
        ),
        "voted:I": phrases(
            "went to the polls,gone to the polls,cast ballots,cast their ballots,cast a ballot,cast votes,"
            "cast their votes"
        ),
        "dismissed:I": phrases("lost their jobs,given notice"),
        "closed:I": phrases(
            "stayed shut,stayed closed,remained closed,remained shut,could not open,failed to open,"
            "kept shut,kept closed"
        ),
        "infected:I": phrases("tested positive"),
        "deployed:T": phrases("sent in"),
        "crossed:I": phrases("reached the border,entered the country,entered"),
    }
)
ACT_LABELS = {"killed": "killed", "costs": "price", "casualties": "casualties"}

# What one party lays on another; the first row whose words meet the accusation names it.
CHARGES = (
    ("cyber-attack", words(
        "cyber cyberattack cyberattacks cyber-attack cyber-attacks hacking hacked hack hackers hacker"
        " malware ransomware phishing"
    )),
    ("election-fraud", words("rigging rigged rig vote-rigging electoral ballot-stuffing")),
    ("interference", words(
        "interfere interfered interfering interference meddle meddled meddling intervene intervening"
        " intervention destabilise destabilize destabilising destabilizing destabilisation"
    )),
    ("coup", words("coup overthrow overthrowing putsch topple toppling")),
    ("troop-movement", words(
        "mobilise mobilised mobilising mobilize mobilized mobilizing troops deploy deployed deploying"
        " deployment massing massed amassing amassed build-up buildup mobilization mobilisation units"
        " troop mercenary mercenaries"
    )),
    ("invasion", words(
        "invade invaded invading invasion incursion incursions occupy occupied occupying occupation"
    )),
    ("torture", words("torture tortured torturing mistreating abuse abusing abuses abused")),
    ("killing", words(
        "kill killed killing killings murder murdered murdering massacre massacring executing executed"
        " assassinating assassinated shooting shot genocide deaths death"
    )),
    ("attack", words(
        "attack attacked attacking attacks bombing bombed shelling shelled shell striking struck ambush"
        " firing fired raid raided assault airstrike airstrikes missile missiles burn burned burning"
        " torch torched torching"
    )),
    ("espionage", words("spying spied spy espionage eavesdropping wiretapping")),
    ("arming", words("arming armed arms weapons supplied supply drones smuggling supplying financing funded")),
    ("harbouring", words(
        "harbouring harboring harbour sheltering shelter bases hideouts haven refuge sanctuary"
    )),
    ("sabotage", words("sabotage sabotaged sabotaging poisoning poisoned contaminating")),
    ("corruption", words(
        "corruption bribe bribes bribery bribing embezzling embezzlement embezzled laundering kickbacks"
        " fraud"
    )),
    ("abduction", words("kidnapping kidnapped abducting abducted kidnap detaining arresting detained")),
    ("blockade", words("block blocked blocking blockade blockading")),
    ("lying", words("lying lied lies disinformation misinformation propaganda fabricating fabricated")),
    ("violation", words(
        "violating violated violation violations breaching breached breach breaking broke"
    )),
    ("looting", words("looting looted stealing stole stolen theft plundering robbing")),
    ("support", words("supporting backing support backed aiding helping sponsoring")),
)  # fmt: skip
CHARGE_NOUNS = {
    "cyber-attack": "cyber attacks", "election-fraud": "election fraud", "troop-movement": "troop movements",
}  # fmt: skip
ACCUSE = english_verbs("accuse blame denounce condemn") | words("accusing blaming accusation")
SUPPORT = Phrases(
    {
        "support": phrases(
            "with the support of,with support from,with the help of,with help from,with the backing of,"
            "with backing from,backed by,supported by,armed by,financed by,funded by,sponsored by,aided by,"
            "orchestrated by,at the behest of,on the orders of,on orders from,ordered by,organised by,"
            "organized by,carried out by,committed by,perpetrated by,launched by,at the hands of,"
            "with the assistance of,with the complicity of,masterminded by"
        ),
    }
)
DENIAL_VERBS = english_verbs(
    "deny reject dismiss refute dispute rebut contradict debunk repudiate disavow"
) | words("denial denials rebuffed")
DENIAL_WORDS = words(
    "baseless unfounded groundless untrue false falsely fabricated fabrication fabrications lie lies"
    " nonsense skepticism scepticism irresponsible slander slanderous defamatory imaginary absurd"
    " ridiculous preposterous unsubstantiated fictitious hoax debunked fake invented invention incorrect"
    " inaccurate unproven farce smear distortion"
)
DENIAL_PHRASES = Phrases(
    {"denies": phrases("not true,no truth,is false,was false,simply wrong,no basis,no evidence,no proof")}
)
DENIAL_TARGETS = words(
    "accusation accusations allegation allegations claim claims charge charges statement statements"
    " report reports suggestion suggestions assertion assertions version reporting remarks insinuation"
    " insinuations"
)
