"""The words for what is news of a claim: what one entry of the history tells, and what a row of the list is about."""

from sources.vocabulary import Word


class Told(Word):
    """What one line of news tells of a claim, as the trigger reads it from an entry of the history."""

    SCORED = "scored"
    CONTRADICTION = "contradiction"
    EDITED = "edited", "changed without notice"
    SUPERSEDED = "superseded"
    STALE = "stale"
    HALVES = "halves", "headline and body differ"
    ASSIGNMENT = "assignment"


class Kind(Word):
    """What a row of the list is about: the kinds a claim's news are sorted into, the weightiest first."""

    CONTRADICTION = "contradiction"
    CORRECTION = "correction", "correction or stale copy"
    FIGURE = "figure", "figure changed without notice"
    ORIGIN = "origin", "independent origin gained or lost"
    HALVES = "halves", "headline and body differ"
    REVIEW = "review", "review that waits for you"
    ASSIGNMENT = "assignment", "assignment to you"
    APPEARANCE = "appearance"
    SCORE = "score"


class Deed(Word):
    """What a button of the list does, beside judging."""

    SEEN = "seen"
    ASSIGN = "assign"
    SNOOZE = "snooze"
    UNDO = "undo"


class Snoozing(Word):
    """Until when a claim is put off."""

    CHANGE = "change", "until it changes again"
    HOURS = "hours", "for 3 hours"
    DAY = "day", "for a day"
    WEEK = "week", "for a week"
    TIME = "time", "until the time beside"


class Done(Word):
    """What was done on the list and can be undone."""

    SEEN = "seen"
    ASSIGNED = "assigned"
    SNOOZED = "snoozed"
