"""What somebody who signs in is here for."""

from sources.vocabulary import Word


class Role(Word):
    """The group a person belongs to; an administrator may do everything besides."""

    FACT_CHECKER = "fact-checker", "reviews claims"
    SENIOR_FACT_CHECKER = (
        "senior fact-checker",
        "signs reviews as second, publishes them, corrects and withdraws",
    )
    CURATOR = "curator", "looks after sources and who copied whom"
    PARTNER_MANAGER = "partner manager", "looks after partner newsrooms and what they are given"
    ADMINISTRATOR = "administrator", "looks after people and keys"
