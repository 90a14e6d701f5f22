"""The arithmetic written out: one line for each voice, in an order that never changes, adding up to the score."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from claims.rules.values.wording import both
from claims.rules.weighing import scale
from claims.rules.weighing.backing import Backing, Entry, Role, Side, Standing
from claims.rules.weighing.standings import order
from sources.rules.stated import numbered, stated
from sources.vocabulary import Reliability

COMMENT = stated("a reader’s comment, nobody else’s word")  # how the line of a comment begins


@dataclass(frozen=True, slots=True)
class Rival:
    """A claim that contradicts this one: its key, its sentence and the origins that assert it.

    ``again`` is how many further origins assert it that are counted against this claim already.
    """

    claim: str
    label: str
    behind: tuple[Standing, ...]
    again: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A ledger line before it is printed: the voice or rival, and what it moves in tenths of a point."""

    role: Role
    side: Side
    tenths: int
    standing: Standing | None = None
    rival: Rival | None = None


def rivals_of(backings: Sequence[Backing], standings: Sequence[Standing]) -> list[Rival]:
    """The rivals with what each adds by itself: nobody is counted twice.

    Only a rival's own origins count, never what it loses to its rivals, so two rivals never wait for one another.
    An origin behind two rivals is charged to the stronger; one that disputes this claim outright is counted there.
    """
    heard = {one.family for one in standings if one.counts and one.side is Side.AGAINST}
    rivals = []
    for backing in sorted(set(backings), key=_strongest_first):
        behind = [one for one in backing.standings if one.counts and one.side is Side.FOR]
        fresh = tuple(one for one in behind if one.family not in heard)
        again = sum(1 for one in behind if one.family in heard and one.independent and not one.comment)
        heard.update(one.family for one in fresh)
        rivals.append(Rival(backing.claim, backing.label, fresh, again))
    return rivals


def _strongest_first(backing: Backing) -> tuple[int, str, str, tuple[tuple[int, bool, str, str], ...]]:
    behind = [one for one in backing.standings if one.counts and one.side is Side.FOR]
    return (-sum(graded_points(behind)), backing.claim, backing.label, tuple(order(one) for one in behind))


def graded_points(voices: Sequence[Standing]) -> list[int]:
    """Tenths for each graded voice on one side: by letter, with all unreliable (E) ones bounded together."""
    unreliable = iter(scale.UNRELIABLE.steps([one.share for one in voices if _unreliable(one)]))
    return [
        next(unreliable)
        if _unreliable(one)
        else round(scale.WEIGHTS[one.grade] * one.share)
        if one.graded
        else 0
        for one in voices
    ]


def _unreliable(standing: Standing) -> bool:
    return standing.graded and standing.grade is Reliability.E


def draw(standings: Sequence[Standing], rivals: Sequence[Rival]) -> list[Line]:
    """Every line of the arithmetic, in its printed order; the copies' line is left to the printing."""
    supporting = [one for one in standings if one.counts and one.side is Side.FOR]
    opposing = [one for one in standings if one.counts and one.side is Side.AGAINST]
    against, taken_back = _opposed(opposing, rivals)
    return [
        Line(Role.START, Side.NEITHER, scale.START),
        *(
            Line(Role.ORIGIN, Side.FOR, points, one)
            for one, points in zip(supporting, _one_side(supporting), strict=True)
        ),
        *(
            Line(Role.ORIGIN, Side.AGAINST, -points, one)
            for one, points in zip(opposing, against, strict=True)
        ),
        *(
            Line(Role.ORIGIN, one.side, 0, one)
            for one in standings
            if one.side is Side.BOTH and not one.party
        ),
        *(Line(Role.PARTY, one.side, 0, one) for one in standings if one.party and not _over(one)),
        *(Line(Role.LAPSED, one.side, 0, one) for one in standings if _over(one)),
        *(
            Line(Role.RIVAL, Side.AGAINST, -points, rival=one)
            for one, points in zip(rivals, taken_back, strict=True)
        ),
    ]


def _over(standing: Standing) -> bool:
    """Whether a voice says nothing about the claim any more, neither for nor against."""
    return bool(standing.until) and standing.side is not Side.BOTH


def _one_side(voices: Sequence[Standing]) -> list[int]:
    crowd = iter(scale.UNGRADED.steps([_unit(one) for one in voices if not one.graded]))
    return [
        points if one.graded else next(crowd)
        for one, points in zip(voices, graded_points(voices), strict=True)
    ]


def _opposed(opposing: Sequence[Standing], rivals: Sequence[Rival]) -> tuple[list[int], list[int]]:
    """Tenths against: by disputing origin and by rival; the ungraded of both share one bound."""
    own = [_unit(one) for one in opposing if not one.graded]
    borrowed = [
        scale.RIVAL_SHARE * sum(_unit(one) for one in rival.behind if not one.graded) for rival in rivals
    ]
    crowd = scale.UNGRADED.steps([*own, *borrowed])
    first = iter(crowd)
    against = [
        points if one.graded else next(first)
        for one, points in zip(opposing, graded_points(opposing), strict=True)
    ]
    graded = [round(scale.RIVAL_SHARE * sum(graded_points(rival.behind))) for rival in rivals]
    return against, [points + step for points, step in zip(graded, crowd[len(own) :], strict=True)]


def _unit(standing: Standing) -> float:
    return (scale.COMMENT_UNIT if standing.comment else 1.0) * standing.share


def total(lines: Sequence[Line]) -> int:
    """The sum in tenths of a point."""
    return sum(line.tenths for line in lines)


def printed(lines: Sequence[Line]) -> tuple[Entry, ...]:
    """The ledger as a reader sees it; ungraded voices that add nothing any more share one line."""
    silent = [line for line in lines if _silent(line)]
    shown = [_entry(line) for line in lines if not _silent(line)]
    for side, grade in product((Side.FOR, Side.AGAINST), (Reliability.E, Reliability.F)):
        rest = [one for line in silent if line.side is side and (one := line.standing) and one.grade is grade]
        if rest:
            shown.append(_rest(side, grade, rest))
    again = sum(
        len(line.standing.articles) - 1 for line in lines if line.standing and line.role is not Role.LAPSED
    )
    if again:
        detail = stated(f"{again} so far: copies and repetitions never count")
        shown.append(Entry("Every further copy or repetition", Role.COPIES.value, "", "", 0.0, detail))
    return tuple(shown)


def _silent(line: Line) -> bool:
    return (
        line.role is Role.ORIGIN and line.tenths == 0 and line.standing is not None and line.standing.counts
    )


def _rest(side: Side, grade: Reliability, rest: Sequence[Standing]) -> Entry:
    if grade is Reliability.E:
        label = numbered(len(rest), "further unreliable origin")
        detail = stated("unreliable voices are bounded together: these add nothing any more")
    else:
        label = numbered(len(rest), "further ungraded origin")
        detail = stated("ungraded voices are bounded together: these add nothing any more")
    articles = tuple(sorted({article for one in rest for article in one.articles}))
    return Entry(label, Role.REST.value, side.value, grade.value, 0.0, detail, collapsed=articles)


def _entry(line: Line) -> Entry:
    points = line.tenths / 10
    if line.rival is not None:
        rival = line.rival
        label = stated(f"Rival claim: {rival.label}") if rival.label else stated("Rival claim")
        articles = tuple(sorted({article for one in rival.behind for article in one.articles}))
        return Entry(
            label, line.role.value, line.side.value, "", points, _rival_detail(rival), rival.claim, articles
        )
    if line.standing is None:
        return Entry(
            "Before anyone spoke", line.role.value, "", "", points, "where every claim of this kind starts"
        )
    one = line.standing
    return Entry(
        one.label,
        line.role.value,
        line.side.value,
        one.grade.value,
        points,
        _detail(one),
        one.origin,
        one.articles,
    )


def _detail(one: Standing) -> str:
    if one.until:
        return _lapsed(one)
    carried = stated(f"carried by {_articles(len(one.articles))}")
    if len(one.articles) > 1:
        carried = stated(f"carried by {_articles(len(one.articles))}, counted once")
    if one.party:
        stake = stated("denies it") if one.side is Side.AGAINST else stated("has a stake in it")
        return stated(f"a party to the claim, {stake}: shown, never counted; {carried}")
    if one.side is Side.BOTH:
        return stated(f"says it and disputes it, so it counts on neither side; {carried}")
    if one.comment:
        return f"{COMMENT}; {carried}"
    if one.leans_on:
        carried = f"{_leaning(one)}; {carried}"
    return carried if one.graded else stated(f"nobody has graded it; {carried}")


def _leaning(one: Standing) -> str:
    """On whom a voice leans, what tells it, and how much of it counts."""
    mistakes = numbered(one.mistakes, "shared mistake")
    share = f"{one.share:.2f}".removeprefix("0")
    return stated(f"leans on {one.leans_on}: {mistakes} of {one.alike}; counts for {share} of its word")


def _lapsed(one: Standing) -> str:
    back = stated("takes it back now, so it counts on neither side")
    now = back if one.side is Side.BOTH else stated("counted no more")
    if one.stale:
        carry = stated(f"{_articles(one.stale)} still carry the old words")
        now += f"; {stated('one article still carries the old words') if one.stale == 1 else carry}"
    against = one.side is Side.AGAINST
    return stated(f"disputed it {one.until}: {now}") if against else stated(f"said so {one.until}: {now}")


def _rival_detail(rival: Rival) -> str:
    already = _counted_already(rival)
    if not rival.behind:
        return stated(f"no further independent origin behind it{already}")
    graded = sum(1 for one in rival.behind if one.graded)
    told = [each for each in (_graded(graded, rival), _ungraded(len(rival.behind) - graded, rival)) if each]
    behind = both(*told) if len(told) > 1 else told[0]
    if len(rival.behind) == 1:
        return stated(f"{behind} independent origin behind it{already}; takes back two fifths")
    return stated(f"{behind} independent origins behind it{already}; takes back two fifths")


def _graded(number: int, rival: Rival) -> str:
    """How many graded origins stand behind a rival; further ones where others of it are counted already."""
    if not number:
        return ""
    if rival.again:
        return numbered(number, "further graded", "further graded")
    return numbered(number, "graded", "graded")


def _ungraded(number: int, rival: Rival) -> str:
    if not number:
        return ""
    if rival.again:
        return numbered(number, "further ungraded", "further ungraded")
    return numbered(number, "ungraded", "ungraded")


def _counted_already(rival: Rival) -> str:
    """How many of a rival's origins are charged elsewhere: they dispute the claim outright or back a stronger rival."""
    if not rival.again:
        return ""
    several = stated(f"{rival.again} others") if rival.behind else f"{rival.again}"
    other = stated("the other") if len(rival.behind) == 1 else stated("one other")
    one = other if rival.behind else stated("the one there is")
    return stated(f", {one if rival.again == 1 else several} already counted against this claim")


def _articles(count: int) -> str:
    return stated("one article") if count == 1 else numbered(count, "article")
