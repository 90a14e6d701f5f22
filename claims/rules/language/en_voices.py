"""English words for who speaks: verbs of saying, titles, institutions, unnamed groups and hedges."""

from claims.rules.language.forms import english_verbs, phrases, words
from claims.rules.language.tokens import Phrases

_IRREGULAR = (
    "say says said saying tell tells told telling write writes wrote written writing swear swore sworn know knew"
    " think thinks thought understand understood foresee"
)
CUES = english_verbs(
    "add announce answer report claim state declare warn argue insist acknowledge confirm explain note stress"
    " testify estimate deny reject accuse allege assert reveal disclose maintain contend remark comment"
    " reply respond conclude recall complain emphasize emphasise reiterate repeat describe predict tweet"
    " post quip suggest observe mention caution counter vow pledge promise urge demand blame denounce"
    " condemn criticize criticise question dismiss indicate signal hint call ask propose recount relate"
    " express deplore lament praise joke inform concede advise stipulate brief opine protest boast"
    " charge order"
) | words(_IRREGULAR) | words("admit admits admitted admitting say-so put puts pointed points refuted refutes refute"
                              " tweets posted rejected calls called asked wonders wondered shouted shouts")  # fmt: skip
THOUGHTS = english_verbs("believe consider fear expect hope doubt suspect assume") | words(
    "think thinks thought know knows knew understand understands understood feel feels felt"
)
# Verbs of saying that as often mean something else: they need a person, a quotation or "that" beside them.
WEAK_CUES = english_verbs(
    "call ask order describe suggest charge promise urge question signal post put demand express reveal"
    " report respond brief indicate observe protest relate praise blame condemn describe estimate"
    " mention recall"
) | words("put puts points pointed called asked")
ACCORDING = Phrases(
    {
        "according": phrases(
            "according to,in the words of,in the view of,in the opinion of,in the account of,"
            "as reported by,as told by,reported by,as stated by,per"
        ),
    }
)
CITING = words("citing quoting cites cited quotes quoted")
EVIDENCE = words(
    "film films roll picture pictures photo photos investigation inquiry probe"
    " photograph photographs video videos footage image"
    " images document documents report reports survey surveys study studies poll polls research records"
    " figures data statistics analysis statement statements audio recording recordings email emails"
    " letter letters filing filings transcript census findings estimates"
)
EVIDENCE_CUES = english_verbs(
    "show indicate reveal suggest find depict conclude estimate state say confirm put"
) | words("found shows shown says said")
COLLECTIVE = words(
    "officials official analysts analyst survivors survivor refugees refugee authorities authority"
    " witnesses witness residents resident experts expert sources source critics critic activists"
    " activist protesters protester demonstrators villagers villager neighbours neighbors locals people"
    " victims victim relatives relative observers observer investigators investigator prosecutors"
    " prosecutor diplomats diplomat rebels opponents opponent supporters supporter reports doctors"
    " doctor medics scientists scientist researchers researcher lawyers lawyer economists economist"
    " reporters journalists journalist soldiers soldier officers officer aides aide advisers adviser"
    " leaders migrants migrant families family parents students student teachers workers worker police"
    " someone many some others most insiders insider detractors spokesmen spokeswomen spokespeople"
    " lawmakers senators deputies historians pollsters voters traders farmers miners fishermen rescuers"
    " firefighters commanders commander eyewitness eyewitnesses dissidents exiles defectors man woman"
    " driver sympathisers commentators bystanders"
)
INSTITUTIONS = {
    **dict.fromkeys(words(
        "government administration regime ministry presidency cabinet kremlin"
    ), "government"),
    **dict.fromkeys(words("embassy mission consulate"), "embassy"),
    **dict.fromkeys(words("military army navy forces guard militia coastguard garrison"), "military"),
    **dict.fromkeys(words(
        "police parliament congress senate court council commission committee agency department office"
        " bank authority bureau tribunal assembly hospital university institute centre center"
        " ombudsman registry secretariat service"
    ), "institution"),
    **dict.fromkeys(words(
        "group organisation organization union federation association foundation party campaign charity"
        " observatory network company firm coalition alliance opposition club corporation ngo movement"
        " front watch"
    ), "organisation"),
    **dict.fromkeys(words(
        "newspaper magazine broadcaster news-agency agency-press daily outlet channel website station"
    ),
                    "outlet"),
}  # fmt: skip
TITLES = words(
    "president minister secretary leader general colonel senator sen governor mayor ambassador envoy"
    " spokesman spokeswoman spokesperson chancellor king queen prince princess judge professor prof dr"
    " doctor director chief head commander captain lieutenant sergeant major adviser advisor chairman"
    " chairwoman chair chairperson analyst expert consultant journalist reporter lawyer attorney"
    " prosecutor deputy congressman congresswoman representative rep lawmaker premier commissioner pope"
    " bishop archbishop cardinal priest father author economist activist researcher scientist official"
    " officer mr mrs ms miss sir lady lord vice-president vice founder coach manager driver farmer"
    " teacher nurse candidate nominee member resident coordinator speaker executive ceo professor"
    " historian strategist treasurer dictator strongman superintendent sheriff inspector detective"
    " negotiator defector"
)
AGENCIES = words(
    "reuters afp ap bloomberg efe xinhua tass interfax dpa ansa upi pti anadolu ria notimex telam"
    " associated-press france-presse bbg"
)
OUTLET_WORDS = words(
    "times post telegraph guardian journal herald tribune news press gazette chronicle daily mail"
    " observer independent bbc cnn nbc abc cbs npr fox msnbc sky al-jazeera jazeera reuters afp"
    " bloomberg courier globe mirror express star sun standard register dispatch politico axios vox"
    " buzzfeed breitbart zerohedge newsweek economist magazine radio tv television newspaper examiner"
    " bulletin argus"
)
PRONOUNS = words("he she they it i we")
HEDGES = Phrases({
    "reportedly": phrases("reportedly,it was reported,it is reported,it has been reported,was reported to have,"
                          "were reported to have,widely reported,widely-reported"),
    "accused": phrases("accused of,charged with"),
    "allegedly": phrases("allegedly,alleged,it is alleged,purportedly,purported,supposedly,supposed,so-called"),
    "unconfirmed": phrases("unconfirmed,unverified,not been verified,could not be verified,could not verify,"
                           "not been independently verified,not been confirmed,unclear,"
                           "refused to say,declined to say,refused to confirm,declined to confirm,"
                           "would not confirm,could not confirm,"
                           "cannot confirm,did not confirm,yet to confirm,not rule out,not ruled out,"
                           "not ruling out"),
    "apparently": phrases("apparently,seemingly,appears to,appear to,appeared to,seems to,seem to,possibly,probably,"
                          "likely,perhaps,maybe,rumoured,rumored,believed to,thought to,feared,suspected of,"
                          "fear that,fears that,feared that,may have,might have"),
    "from memory": phrases("iirc,if i recall,if i remember,as far as i know,afaik,i think,pretty sure"),
    "claims": phrases("claimed to have,claims to have,rumors,rumours"),
})  # fmt: skip
CORRECTIONS = Phrases(
    {
        "corrects": phrases(
            "earlier version,previous version,an earlier report,incorrectly,mistakenly,in error,erroneously,"
            "we regret the error,misstated"
        ),
    }
)
