"""English small words, and the verbs and nouns by which somebody is said to say, think, want or show something."""

from claims.rules.language.forms import english_verbs, plural_of, verbs_by_kind, words
from claims.rules.language.grammar import Grammar

_SMALL = {
    "D": "a an the this these those some any every each no another all both many several most few more such",
    "S": "his her its their my our your whose",
    "P": "he she they it i we you him them me us himself herself themselves itself everyone nobody",
    "R": "who which",
    "K": "that",
    "W": "what how why whether where",
    "I": "in on at of for from by with about against over into under between among during through after before since"
    " until without within across toward towards upon behind around amid despite via like than off out up down near",
    "T": "to",
    "C": "and or but nor",
    "V": "if when while because although though as so unless whereas once",
    "B": "is are was were be been being am isn't aren't wasn't weren't",
    "H": "has have had having hasn't haven't hadn't",
    "O": "do does did doing don't doesn't didn't",
    "M": "will would can could may might shall should must won't wouldn't can't couldn't cannot shouldn't",
    "N": "not never n't",
    "A": "also later then still already once again recently now earlier ever just even only instead often always once"
    " soon too further both simply merely openly too very rather quite yet perhaps maybe meanwhile however together"
    " there here twice",
}
# Kinds of words of saying, each with its verbs: behind a colon as they stand in a dictionary, behind "=" single forms.
_VERBS = """
say: add state tweet
say= say says said saying tweets retweeted retweets
tell: inform assure remind notify brief alert
tell= tell tells told telling
write: post blog text email
write= write writes wrote written writing
ask: ask question inquire wonder quiz
report: report announce reveal disclose publish broadcast relate recount detail leak specify circulate confide
report: divulge
claim: claim allege assert contend maintain insist argue reiterate repeat profess
admit: acknowledge concede confess confirm
admit= admit admits admitted admitting
deny: deny dispute reject dismiss refute rebut contradict disavow disown
note: note observe remark comment mention emphasize emphasise stress point cite highlight explain clarify
note: elaborate describe outline underline underscore testify attest characterize characterise refer allude
note= pointed points pointing referred refers referring spells spelled
answer: answer reply respond counter retort
answer= shot
speak: talk discuss joke quip boast brag complain rant lament gush whine declare proclaim exclaim shout yell
speak: scream mutter whisper lecture preach address recall conclude continue muse opine interject chant cheer
speak: grumble gripe fume apologize apologise pray lie chime
speak= speak speaks spoke spoken speaking begin begins began reads read
warn: warn caution threaten
warn= forewarned
promise: promise vow pledge guarantee swear agree commit offer volunteer
promise= swore sworn swears committed committing
urge: urge demand request order instruct advise recommend propose encourage implore beg invite appeal call
urge: pressure lobby
refuse: refuse decline resist balk forbid
praise: praise applaud welcome hail celebrate compliment thank congratulate laud tout defend endorse support back
praise: favor favour champion embrace bless approve commend credit honor honour salute vouch boost side sympathize
praise: concur pitch
blame: criticize criticise blame accuse condemn denounce attack slam blast mock ridicule insult deride rip decry
blame: assail lambast chide chastise scold rebuke scorn disparage belittle deplore taunt oppose protest lash
blame: hammer charge brand label dub liken compare fault regret bemoan castigate excoriate denigrate berate vilify
blame: smear malign disagree disapprove skewer rail paint cast frame portray sue boo heckle jeer rebuff mislead
blame: trash
blame= slammed slamming ripped ripping misled booed
think: believe consider suspect doubt assume figure reckon presume imagine view regard judge deem guess
think= think thinks thought thinking understand understands understood find finds found felt feel feels feeling
know: realize realise learn remember recognize recognise discover notice
know= know knows knew known knowing forget forgot forgets
want: want hope wish desire aim intend plan seek prefer decide consider mull weigh ponder prepare pray yearn long
want: crave opt
want= sought seeking planned planning plans chose choose chooses chosen
fear: fear worry dread fret
fear= worried worries
like: like love hate admire dislike loathe value appreciate resent care trust distrust mistrust despise respect
like: enjoy
expect: expect predict forecast anticipate project foresee speculate
expect= foresaw forecast
suggest: suggest imply hint indicate signal insinuate propose intimate
suggest= implied implies
show: show demonstrate prove illustrate depict portray record document
show= shown shows find found finds
estimate: estimate calculate count rank rate poll survey
seem: seem appear look sound
see: view perceive hear
see= see sees saw seen seeing heard
quote: quote cite reference refer echo invoke paraphrase
quote= referring referred refers
rule: rule determine decide vote
rule= ruled ruling
"""
_NOUNS = {
    "noun of saying": "statement comment remark word report announcement declaration testimony message tweet claim"
    " allegation accusation assertion charge denial answer response reply warning threat complaint question"
    " suggestion explanation description reference admission confession revelation account rumor rumour story"
    " argument contention insistence acknowledgment quote lie promise pledge vow speech letter headline post",
    "noun of thinking": "belief view opinion idea thought notion theory assumption conclusion sense feeling"
    " perception impression doubt suspicion concern worry fear hope desire wish expectation prediction intention"
    " plan goal aim decision position stance attitude understanding estimate assessment judgment judgement"
    " interpretation faith confidence conviction skepticism determination commitment finding speculation interest"
    " preference question",
    "noun of judging": "criticism praise support opposition attack endorsement condemnation defense defence"
    " protest call demand request proposal offer appeal plea recommendation advice approval disapproval backing"
    " rejection refusal apology critique outrage anger disdain contempt admiration love hatred sympathy embrace"
    " complaint mockery ridicule push debate discussion dispute objection invitation agreement",
}
_OTHER = {
    "according": "according per",
    "adverb of hearsay": "reportedly allegedly apparently supposedly seemingly purportedly",
    "adjective of thinking": "convinced confident certain sure afraid worried concerned optimistic skeptical adamant"
    " aware unsure proud angry furious frustrated disappointed surprised shocked pleased happy glad eager willing"
    " reluctant determined critical supportive opposed committed interested sorry alarmed outraged",
}


def _sayings() -> dict[str, str]:
    """The kind of each form; a form of two kinds has the first."""
    table: dict[str, str] = {}
    for kind, forms in verbs_by_kind(_VERBS, english_verbs):
        for form in sorted(forms):
            table.setdefault(form, kind)
    for kind, line in _NOUNS.items():
        for noun in sorted(words(line)):
            table.setdefault(noun, kind)
            table.setdefault(plural_of(noun, "en"), kind)
    for kind, line in _OTHER.items():
        for word in sorted(words(line)):
            table.setdefault(word, kind)
    return table


ENGLISH = Grammar(
    "en",
    {word: letter for letter, line in reversed(_SMALL.items()) for word in words(line)},
    _sayings(),
    words("out up on off down away back for to of about against at over in with into"),
    words("today yesterday tonight earlier later monday tuesday wednesday thursday friday saturday sunday morning"
          " afternoon evening night week month year recently last ago"),
)  # fmt: skip
