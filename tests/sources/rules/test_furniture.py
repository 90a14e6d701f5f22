"""Furniture: what a page prints around its article, English and Spanish."""

import pytest

from sources.rules.furniture import FURNITURE, is_lone_date, opens_tail, weight
from sources.rules.lines import lines_of

LONG = (
    "Readers who want to subscribe to our view should know that the ministry, which had refused for a week to answer "
    "questions, changed its account twice before the funeral took place on Sunday."
)


@pytest.mark.parametrize(
    "line",
    [
        "3,150 €", "$ 200", "1.200 / 5.000 €", "12", "x", "()", "* * *",
        "Support The Harbour Post", "Please donate today!", "Apóyanos", "Hazte socio de El Faro",
        "Subscribe to our newsletter", "Sign in", "Suscríbete al boletín", "Get our daily newsletter in your inbox",
        "14 Comments", "7 comentarios", "View all comments", "Newest First", "Reply", "Responder",
        "Your email address will not be published. Required fields are marked *",
        "Tu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados con *",
        "Share this on Facebook", "Compartir en WhatsApp", "Facebook Twitter WhatsApp", "Follow us on Twitter",
        "Back to top", "Volver arriba", "Skip to content", "Menú", "Advertisement", "Publicidad",
        "Read more: Floods hit the coast", "Lea también: Suben los precios", "Te puede interesar: el tiempo",
        "Tags: bridge, convoy", "© 2019 The Harbour Post. All rights reserved.", "Todos los derechos reservados",
        "We use cookies to improve your visit.", "Updated 3 March 2019", "5 min read", "hace 3 horas", "2 hours ago",
        "World   Sport   Money", "By our desk   3 May 2019   3 min read", "Inicio | Mundo | Deportes",
        "SEPTEMBER 2031", "3 de marzo de 2019", "OCTOBER 2030 يوم متبق", "12/03/2019 14:05", "Friday, March 8, 2019",
    ],
)  # fmt: skip
def test_forms_bars_and_lone_dates_are_furniture(line: str) -> None:
    assert weight(lines_of(line)[0]) >= FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Two people were killed on the bridge on Saturday.",
        "Support for the president has fallen since the elections, according to two polls published on Friday.",
        LONG,
        "In March 2019 the government closed the border.",
        "Menu prices doubled in a year",
        "Comments by the minister angered Brazil",
        "He said: “Share this with nobody.”",
        "Cuatro muertos en la frontera, según testigos",
        "Ayuda humanitaria entra por tercera vez al país",
        "Back home, the families waited",
        "Live | Two killed on the bridge as convoy is stopped",
    ],
)
def test_sentences_and_headlines_are_not(line: str) -> None:
    assert weight(lines_of(line)[0]) < FURNITURE


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        pytest.param("Related Articles", True, id="related"),
        pytest.param("MORE ON THE BORDER:", True, id="more on"),
        pytest.param("Leave a Reply", True, id="form"),
        pytest.param("Deja un comentario", True, id="formulario"),
        pytest.param("Noticias relacionadas", True, id="relacionadas"),
        pytest.param("23 Comments", True, id="count"),
        pytest.param("Subscribe", False, id="a box that also stands mid-article"),
        pytest.param("More people fled on Sunday, the mayor said.", False, id="a sentence"),
    ],
)
def test_headings_that_end_the_article_are_known(line: str, opens: bool) -> None:
    assert opens_tail(lines_of(line)[0]) is opens


def test_a_date_beside_letters_without_a_name_is_read() -> None:
    (line,) = lines_of("23 February 2019 \U00017000\U00017001\U00017002 abcd")

    assert is_lone_date(line)
