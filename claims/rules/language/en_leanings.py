"""English words by which a text lets on what it thinks of a claim: false, denied, doubted, only heard of, proven."""

from claims.rules.language.forms import english_verbs, opposites, phrases, words
from claims.rules.language.tokens import Phrases

LEANINGS = Phrases({
    "false": words(
        "hoax hoaxes fake fakes faked false falsely untrue bogus phony phoney sham myth prank prankster satire"
        " satirical spoof parody fabricated fabrication fabrications invented fictional fictitious nonsense baseless"
        " unfounded groundless wrong wrongly incorrect inaccurate misleading"
        " misled lie lies lied lying photoshopped doctored"
        " staged fooled duped debunked debunks debunk debunking disproved disproven discredited hoaxer"
        " scam stunt fiction forgery forged counterfeit rubbish mangled garbled made-up"
        " misidentified mistaken mistakenly erroneous erroneously fraud"
    ) | frozenset(phrases(
        "made up,made it up,made it all up,make up,not true,not real,isn't real,no truth,no evidence,no proof,"
        "urban legend,fake news,"
        "fell for,not happening,never happened,did not happen,didn't happen,is not dead,not dead,pants on fire,"
        "no basis,no such,tall tale,publicity stunt,case of mistaken identity,too good to be true,didn't really"
    )),
    "denied": english_verbs(
        "deny dismiss refute reject dispute rebut contradict repudiate disavow rebuff quash squash"
    ) | words("denial denials slams") | frozenset(phrases(
        "shoots down rumors,shoots down rumours,shoots down reports,shoots down claims,shot down rumors,"
        "shot down rumours,shot down reports,shot down claims,shot down the rumor,shot down the rumour,"
        "shot down the report,shot down the claim,shooting down rumors,shooting down rumours,"
        "rules out,ruled out,refuses to confirm,declined to confirm,hits back,"
        "sets the record straight,puts to rest,knocks down,pours cold water,poured cold water,pour cold water,"
        "swats down,set the record straight"
    )),
    "doubted": english_verbs("doubt question") | words(
        "doubtful dubious skeptical sceptical skeptics sceptics skepticism scepticism unlikely suspicious suspicions"
        " implausible unproven unsubstantiated far-fetched conflicting disputed controversial"
    ) | frozenset(phrases(
        "despite reports,despite claims,despite rumors,despite rumours,contrary to,casts doubt,cast doubt,raises"
        " doubts,raise doubts,not so fast,don't believe,did that really,really happen,call into question"
    )),
    "unconfirmed": words("unconfirmed unverified unclear unknown investigating investigate investigates")
    | frozenset(phrases(
        "not been verified,not confirmed,could not be verified,could not verify,not been confirmed,"
        "not been independently verified,yet to confirm,not yet confirmed,cannot confirm,can't confirm,"
        "could not confirm,unable to confirm,unable to verify,cannot be verified,neither confirmed nor denied,"
        "not immediately,no confirmation,no official"
    )),
    "hearsay": words(
        "reportedly allegedly alleged alleges allege apparently supposedly supposed purportedly purported rumor rumors"
        " rumour rumours rumored rumoured speculation speculated speculate so-called suspected suspect suspects"
        " believed claim claims claimed claiming claimer tipped whispers gossip leaked leak leaks"
    ) | frozenset(phrases("said to,thought to,appears to,appear to,appeared to,seems to,according to")),
    "reported": words(
        "report reports reported reporting source sources says say said tells told saying insider insiders"
        " analyst analysts estimates predicts predicted predicts expected forecast forecasts"
    ),
    "possible": words(
        "may might could would should possible possibly perhaps maybe probably likely potential potentially considering"
        " talks plans planning mulls eyeing eyes nears set wants if whether"
    ),
    "proven": english_verbs("confirm verify prove reveal") | words(
        "proof proven official officially admits admitted admit shows caught captured video footage photo photos"
        " announces announced announce evidence"
    ) | frozenset(phrases("it's official,turns out to be true,is real")),
    "put right": words(
        "correction corrected retracts retracted retraction clarification clarifies actually"
    ) | frozenset(phrases(
        "turns out,turned out,in fact,the truth,not what,alive and well,still alive,still standing,still open,"
        "earlier version,was actually,"
        "is actually,had nothing to do,an earlier,previously reported"
    )),
    "outside": words("viral internet twitter facebook reddit online blog tabloid website media social posted"),
})  # fmt: skip
OPPOSITES = opposites(
    ("dead died killed dies death deceased beheaded executed slain", "alive survived survives living lives unhurt"),
    ("real true genuine authentic", "fake false hoax untrue bogus staged"),
    ("confirmed confirms confirm", "denied denies deny refuted"),
    ("arrested detained captured jailed caught held", "freed released free escaped escapes fled"),
    ("bought buys buy acquires acquire acquired", "sold sells sell"),
    ("won wins win", "lost loses lose"),
    ("rose rises rise up increase increased higher grew", "fell falls fall down decrease decreased lower shrank drop"),
    ("open opens opened", "closed closes close shut"),
    ("guilty convicted", "innocent acquitted cleared"),
    ("accepts accepted agrees agreed approve approved", "rejects rejected refuses refused declines declined"),
    ("start starts started begin begins began launch", "end ends ended stop stops stopped cancel cancelled canceled"),
    ("joins joined join hired returns stays staying", "leaves left quits quit fired exits out"),
    ("found", "missing lost"),
    ("pregnant", "infertile"),
    ("married wed weds", "divorced split splits single"),
    ("war fighting attack", "ceasefire truce peace"),
)  # fmt: skip
