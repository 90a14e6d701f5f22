"""Colours of letters and of the ground they stand on, and whether readers can tell one from the other."""

import re
from colorsys import hls_to_rgb

LEAST_CONTRAST = 1.3
"""Below it nobody reads letters who does not look for them; what is meant to be read has 3 and more (WCAG 2.2)."""

CLEAR = re.compile(
    r"transparent|(?:rgb|hsl)a?\([^()/;]{1,40}[,/]\s?(?:0+(?:\.0*)?|\.0+)%?\)|#[0-9a-f]{3}0|#[0-9a-f]{6}00"
)
PAPER = "#ffffff"
"""The ground of a page that names none."""

_SHORT = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])")
_LONG = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})(?:ff)?")
_RGB = re.compile(r"rgba?\((\d{1,3})[, ](\d{1,3})[, ](\d{1,3})(?:[,/]1(?:\.0)?|[,/]100%)?\)")
_HSL = re.compile(r"hsla?\((\d{1,3})(?:deg)?[, ](\d{1,3})%[, ](\d{1,3})%(?:[,/]1(?:\.0)?|[,/]100%)?\)")
_SPELT = {
    "white": "#ffffff",
    "black": "#000000",
    "snow": "#fffafa",
    "ivory": "#fffff0",
    "ghostwhite": "#f8f8ff",
    "whitesmoke": "#f5f5f5",
    "floralwhite": "#fffaf0",
    "mintcream": "#f5fffa",
    "azure": "#f0ffff",
    "red": "#ff0000",
    "gray": "#808080",
    "grey": "#808080",
}
_TAKEN_OVER = frozenset({"", "inherit", "initial", "unset", "none", "transparent"})


def named(colour: str) -> str:
    """The colour in one spelling; "" where the element takes over that of the element around it."""
    plain = _plain(colour)
    return "" if plain in _TAKEN_OVER else plain


def blend(letters: str, ground: str) -> bool:
    """Whether letters of this colour can hardly be told from the ground; never where either cannot be read."""
    one, other = _plain(letters), _plain(ground)
    if one and one == other:
        return True
    lights = [_light(colour) for colour in (one, other)]
    if None in lights:
        return False
    dark, bright = sorted(light for light in lights if light is not None)
    return (bright + 0.05) / (dark + 0.05) < LEAST_CONTRAST


def _plain(colour: str) -> str:
    written = re.sub(r"\s*([,/()])\s*|\s+", lambda found: found[1] or " ", colour.strip().lower())
    return _SPELT.get(written, _SHORT.sub(r"#\1\1\2\2\3\3", written) if len(written) == 4 else written)


def _light(colour: str) -> float | None:
    """Relative luminance from 0, black, to 1, white (WCAG 2.2); None for a colour that we cannot read."""
    if found := _LONG.fullmatch(colour):
        parts = [int(one, 16) / 255 for one in found.groups()]
    elif found := _RGB.fullmatch(colour):
        parts = [min(255, int(one)) / 255 for one in found.groups()]
    elif found := _HSL.fullmatch(colour):
        hue, strength, bright = (int(one) for one in found.groups())
        parts = list(hls_to_rgb(hue / 360, min(100, bright) / 100, min(100, strength) / 100))
    else:
        return None
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
