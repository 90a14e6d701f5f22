"""Readers' comments in pasted pages: whose words which lines are."""

import pytest

from sources.rules.lines import lines_of
from sources.rules.readers import comments_of

BODY = (
    "The convoy was stopped on the bridge on Saturday, and two people were killed there, witnesses said.\n\n"
)

BULLETED = (
    BODY
    + """Do you like this article? Consider a gift!

  • old salt

    I heard it was four.

    Nobody writes that.

      • Ana R.

        It was two, I was there.

  • Maria de la Torre

    What did the army say?
"""
)

SIGNED = (
    BODY
    + """3 Comments

Ana R. says:

It was two, I was there.

Reply

old salt says:

I heard it was four.

Nobody writes that.

Reply

Leave a Reply

Your email address will not be published.
"""
)

TIMED = (
    BODY
    + """2 comentarios

Ana Ruiz
hace 3 años

Fueron dos.

Responder

Pedro • hace 2 días

Yo oí que cuatro.
"""
)

BARE = """  • Ana R.

    It was two, I was there.

  • oldsalt

    I heard it was four.
"""


def words_by(text: str) -> list[tuple[str, str]]:
    lines = lines_of(text)
    return [
        (one.voice, " / ".join(line.text for line in lines[one.first : one.last + 1]))
        for one in comments_of(lines)
    ]


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        pytest.param(
            BULLETED,
            [
                ("old salt", "I heard it was four. / Nobody writes that."),
                ("Ana R.", "It was two, I was there."),
                ("Maria de la Torre", "What did the army say?"),
            ],
            id="bulleted names, a reply set in",
        ),
        pytest.param(
            SIGNED,
            [
                ("Ana R.", "It was two, I was there."),
                ("old salt", "I heard it was four. / Nobody writes that."),
            ],
            id="says",
        ),
        pytest.param(
            f"{BODY}2 Comments\n\nAna R. says:\n\nReply\n\nold salt says:\n\nI heard it was four.\n",
            [("old salt", "I heard it was four.")],
            id="a name with no words below it",
        ),
        pytest.param(
            TIMED, [("Ana Ruiz", "Fueron dos."), ("Pedro", "Yo oí que cuatro.")], id="names and times"
        ),
        pytest.param(
            BARE, [("Ana R.", "It was two, I was there."), ("oldsalt", "I heard it was four.")], id="bare"
        ),
    ],
)
def test_each_comment_has_its_reader(text: str, comments: list[tuple[str, str]]) -> None:
    assert words_by(text) == comments


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            f"{BODY}  • What happened there\n\n    A convoy was stopped.\n\n  • Who was hurt\n\n    Two people.",
            id="headings at the end",
        ),
        pytest.param(BODY + BODY, id="no comments"),
        pytest.param(f"{BODY}  • two dead\n  • four hurt\n  • one missing\n\n{BODY}", id="a list of facts"),
        pytest.param(
            f"{BODY}  • What happened on the bridge\n\n    The convoy was stopped.\n\n{BODY}",
            id="a list with headings",
        ),
        pytest.param(
            f"{BODY}The minister said:\n\n“Nobody was killed on the bridge on Saturday.”\n\n{BODY}", id="said"
        ),
        pytest.param("", id="nothing"),
    ],
)
def test_lists_and_quotes_of_an_article_are_no_comments(text: str) -> None:
    assert words_by(text) == []
