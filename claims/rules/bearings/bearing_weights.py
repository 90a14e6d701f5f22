"""What the program goes by when nobody has taught it better: how much each sign says about a text and a claim."""

from claims.rules.learned.weights import Weights

_BY_HAND = "set by hand"

ABOUT = Weights(
    ("related", "unrelated"),
    (-5.0, 0.0),
    {
        "words of the claim": (8.0, 0.0),
        "of the text about the claim": (2.0, 0.0),
        "pairs of words shared": (1.5, 0.0),
        "names missing": (-4.0, 0.0),
        "no name shared": (-2.0, 0.0),
        "same happening": (0.5, 0.0),
        "same figure": (0.5, 0.0),
        "another figure": (-0.3, 0.0),
    },
    _BY_HAND,
)
"""Is the text about the claim? Half of the claim’s words, with its names among them, tip the balance."""

BEARING = Weights(
    ("asserts", "disputes", "repeats"),
    (0.8, -1.6, 0.0),
    {
        "words of the claim": (0.8, 0.0, 0.0),
        "false": (0.0, 4.0, 0.5),
        "false, beside the claim": (0.0, 0.5, 0.0),
        "denied": (0.0, 3.6, 0.5),
        "doubted": (0.0, 2.0, 0.6),
        "put right": (0.0, 1.4, 0.0),
        "put right, beside the claim": (0.0, 0.3, 0.0),
        "unconfirmed": (-0.8, 0.4, 1.2),
        "hearsay": (-0.4, 0.0, 1.4),
        "reported": (-0.2, -0.2, 1.2),
        "possible": (-0.3, -0.3, 1.0),
        "proven": (0.4, 0.0, 0.0),
        "outside": (0.0, 0.6, 0.0),
        "not: the claim’s words": (0.0, 1.0, 0.0),
        "both: false": (0.6, 0.0, 0.0),
        "both: denied": (0.6, 0.0, 0.0),
        "claim itself: possible": (-0.3, 0.0, 0.5),
        "claim itself: false": (0.4, 0.0, 0.0),
        "negation that the claim has not": (-0.4, 2.6, 0.0),
        "without the claim’s negation": (0.0, 0.8, 0.0),
        "a question": (-0.6, 0.2, 1.2),
        "the claim’s words in quotation marks": (-0.2, 0.2, 0.6),
        "the opposite word": (-0.6, 3.0, 0.0),
        "another happening": (-0.3, 0.2, 0.2),
        "another figure": (-0.5, 0.5, 0.3),
        "same figure": (0.3, 0.0, 0.0),
    },
    _BY_HAND,
)
"""What does a text about the claim do with it? Words of falsehood weigh most; hearsay and "may" make it a report."""

WHOLE_ABOUT = Weights(
    ("related", "unrelated"),
    (-5.5, 0.0),
    {
        "words of the claim": (4.0, 0.0),
        "most of the claim in one line": (6.0, 0.0),
        "claim in the opening": (2.0, 0.0),
        "pairs of words shared": (2.0, 0.0),
        "names missing": (-3.0, 0.0),
    },
    _BY_HAND,
)
"""Is a whole text about the claim? Half of its words in one line, most of them in all, tip the balance."""

_DENYING = "claim denies; "
WHOLE_BEARING = Weights(
    ("asserts", "disputes", "repeats"),
    (0.5, -3.0, 0.0),
    {
        "lines that asserts it": (1.5, 0.0, 0.0),
        "lines that disputes it": (0.0, 3.0, 0.5),
        "lines that repeats it": (0.0, 0.0, 1.5),
        "a line that disputes it": (0.0, 2.5, 0.3),
        "first line about it disputes it": (0.0, 1.0, 0.0),
        "first line about it repeats it": (0.0, 0.0, 0.8),
        "opening: false": (-0.5, 1.2, 0.0),
        "opening: denied": (-0.3, 0.8, 0.3),
        "opening: hearsay": (-0.3, 0.0, 0.8),
        "opening: unconfirmed": (-0.6, 0.0, 1.0),
        "throughout: false": (-0.5, 4.0, 0.0),
        "throughout: hearsay": (-0.5, 0.0, 3.0),
        "throughout: unconfirmed": (-0.5, 0.0, 2.0),
        "where it touches: hearsay": (-0.3, 0.0, 1.5),
        "where it touches: reported": (0.0, -0.3, 0.8),
        "a question": (-0.3, 0.0, 0.5),
        f"{_DENYING}lines that disputes it": (3.5, -4.5, 0.0),
        f"{_DENYING}a line that disputes it": (2.0, -3.0, 0.0),
        f"{_DENYING}throughout: false": (4.0, -4.0, 0.0),
        f"{_DENYING}opening: false": (1.7, -1.2, 0.0),
        f"{_DENYING}opening: denied": (1.1, -0.8, 0.0),
        f"{_DENYING}lines that asserts it": (-1.5, 1.5, 0.0),
        f"{_DENYING}length of the text": (0.0, 0.7, 0.0),
    },
    _BY_HAND,
)
"""What does a whole text about the claim do with it? It goes by its lines nearest to the claim and by its opening; a
claim that itself denies something is borne out by what denies it too."""
