"""Words by which a sentence speaks of a picture or a film, in each language the reader knows."""

from claims.rules.language.forms import words

PICTURES: dict[str, frozenset[str]] = {
    "en": words(
        "photo photos photograph photographs photographed picture pictures pictured image images video videos footage"
        " clip clips film filmed screenshot screenshots depict depicts"
    ),
    "es": words(
        "foto fotos fotografia fotografias imagen imagenes video videos grabacion grabaciones captura filmado"
        " filmada filmacion"
    ),
}
