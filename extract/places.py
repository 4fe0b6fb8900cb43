"""The jurisdiction a report speaks from, found in the gazetteer or, where it knows nothing, in what the text says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.compiled import compiled
from extract.gazetteer import (
    Division,
    by_name,
    by_short_name,
    canonical,
    former,
    level_of,
    place_characters,
    short_names,
)


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The place a report speaks from, with what stands above it as far as text or gazetteer tell.

    `label` is the canonical name (呼和浩特市新城区, 桂东县沤江镇: a district is written with its city,
    a township with its county, every other level alone).
    `chain` lists the canonical names from the place itself upwards (呼和浩特市新城区, 呼和浩特市, 内蒙古自治区).
    `names` are all wordings by which this text may call those places (新城区, 呼和浩特, 内蒙古, …).
    `level` is one of township, county, prefecture, province, nation, or None where it is not known.
    """

    label: str | None = None
    level: str | None = None
    code: str | None = None
    chain: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()


_NATION = Jurisdiction(
    "中华人民共和国", "nation", None, ("中华人民共和国",), frozenset({"全国", "中国", "中华人民共和国"})
)

_SUFFIX = r"(?:特别行政区|自治[区州县旗]|地区|林区|街道|苏木|[省市县区州盟旗镇乡])"
_PART = compiled(rf"[^省市县区州盟旗镇乡]{{2,20}}?{_SUFFIX}|.{{2,20}}?{_SUFFIX}")

_AUTONOMOUS = compiled(r"自治[州县旗]$")

# 旗 and 盟 are divisions of Inner Mongolia alone (Regional Ethnic Autonomy there keeps the old names).
_ONLY_THERE = {"旗": "内蒙古自治区", "盟": "内蒙古自治区"}

# A city with districts, or with an intermediate court, is a prefecture (Organic Law of the People's Courts, Article 22;
# only cities divided into districts may pass local regulations beside provinces and autonomous prefectures).
_PREFECTURE_SIGNS = compiled(r"市中级(?:人民)?法院|各县\(市、区\)|各区县|各县区")
_PROVINCE_IN_TEXT = compiled(
    r"(?:^|[^一-鿿]|[和、])([一-鿿]{2,3}省)(?=人民|人大|高级|委|政府|[一-鿿]{2,14}(?:条例|办法|规定))"
)
# Above a town stands a county or a city: the one whose congress, government or Party committee the town's report names.
_ABOVE_TOWN_IN_TEXT = compiled(
    r"(?:^|[^一-鿿]|[和在受经由向对据照报])((?:(?![和在受经由向对据照报将会同])[一-鿿]){2,3}(?:自治[县旗]|[县区市旗]))(?=人大常|人民代表大会常|人民政府|委(?:[、和,。]|领导))"
)


def locate(label: str, *, above: Sequence[str] = (), year: int | None = None, text: str = "") -> Jurisdiction:
    """Find the jurisdiction that `label` names, written with or without its superiors (呼和浩特市新城区).

    `above` names superiors known from elsewhere, `year` settles names since abolished,
    and `text` (the report) may tell the level and the province of a place that the gazetteer does not hold.
    """
    return _locate(label.strip(), tuple(above), year, text)


@lru_cache(maxsize=256)
def _locate(label: str, above: tuple[str, ...], year: int | None, text: str) -> Jurisdiction:
    if label in _NATION.names or label in ("全国", "国家", "中央"):
        return _NATION
    *heads, name = split_label(label) or (label,)
    superiors = (*reversed(heads), *above)
    division = _settle(_known(name, year), superiors)
    if division is not None:
        return _jurisdiction(division)
    return _from_text(name, superiors, year, text)


def split_label(label: str) -> tuple[str, ...]:
    """Split a printed name into its divisions, the highest first.

    >>> split_label("内蒙古自治区呼和浩特市新城区"), split_label("安澜市明德区")
    (('内蒙古自治区', '呼和浩特市', '新城区'), ('安澜市', '明德区'))
    """
    if not label or label in by_name():
        return (label,) if label else ()
    for end in range(len(label) - 1, 1, -1):
        head = label[:end]
        if head in by_name() or (head in by_short_name() and label not in by_name() and label[end:] in by_name()):
            return (head, *split_label(label[end:]))
    found = _PART.match(label)
    if found is None:
        return (label,)
    rest = label[found.end() :]
    # What is left over must be a name itself: a lone suffix belongs to the name before it (沙市区).
    return (label,) if rest and _PART.fullmatch(rest) is None and len(rest) < 3 else (found[0], *split_label(rest))


def _known(name: str, year: int | None) -> tuple[Division, ...]:
    return by_name().get(name) or by_short_name().get(name) or _autonomous(name) or former(name, year=year)


def _autonomous(name: str) -> tuple[Division, ...]:
    """Look up an autonomous area that is written without its peoples: 秀山自治县."""
    level = _AUTONOMOUS.search(name)
    rows = by_short_name().get(name[: level.start()], ()) if level else ()
    return tuple(row for row in rows if level and row.name.endswith(level[0]))


def _settle(rows: tuple[Division, ...], superiors: tuple[str, ...]) -> Division | None:
    """Keep the one division that stands below all superiors named."""
    fitting = [row for row in rows if all(_stands_below(row, superior) for superior in superiors)]
    return fitting[0] if len(fitting) == 1 else None


def _stands_below(row: Division, superior: str) -> bool:
    return any(name in (superior, *_tail(superior)) or superior in short_names(name) for name in row.above)


def _tail(superior: str) -> tuple[str, ...]:
    """Return the last part of a superior that is itself written with its city."""
    return split_label(superior)[-1:]


def _jurisdiction(division: Division) -> Jurisdiction:
    return Jurisdiction(
        division.label, division.level, division.code, division.chain, wordings((division.name, *division.above))
    )


def wordings(parts: Sequence[str]) -> frozenset[str]:
    """Return all ways to write the places of a chain of full names, the lowest first: short, full, with superiors."""
    names: set[str] = set()
    for index, name in enumerate(parts):
        names.update((name, *short_names(name)))
        for superior in parts[index + 1 :]:
            names.update(head + name for head in (superior, *short_names(superior)))
        names.add("".join(reversed(parts[index : index + 3])))
    return frozenset(names)


def _from_text(name: str, superiors: tuple[str, ...], year: int | None, text: str) -> Jurisdiction:
    """Make the jurisdiction of a place that the gazetteer does not know, from what the text says."""
    chain = _superiors(superiors or _above_town_in(text, name), year)
    province = _ONLY_THERE.get(name[-1:]) or _province_in(text, below=chain or (name,))
    if province and not any(level_of(place) == "province" for place in (name, *chain)):
        chain = (*chain, province)
    level = level_of(name)
    if level is None and name.endswith("市") and _PREFECTURE_SIGNS.search(text):
        level = "prefecture"
    parts = (name, *chain)
    labels = tuple(canonical(part, parts[index + 1 :]) for index, part in enumerate(parts))
    if not superiors:
        # What the text says in passing settles whose 县政府 is meant; the town's own name stays as printed.
        labels = (name, *labels[1:])
    return Jurisdiction(labels[0], level, None, labels, wordings(parts))


def _superiors(superiors: tuple[str, ...], year: int | None) -> tuple[str, ...]:
    """Write the superiors named in full and add what the gazetteer has above the highest of them."""
    chain: list[str] = []
    for superior in superiors:
        found = _settle(_known(superior, year), ())
        names: Iterable[str] = (found.name, *found.above) if found else reversed(split_label(superior))
        chain.extend(name for name in names if name not in chain)
    return tuple(chain)


def _province_in(text: str, *, below: tuple[str, ...]) -> str | None:
    """Return the one province a text names in a title or a body's name; None where it names none or several."""
    if any(level_of(place) == "province" for place in below):
        return None
    named = {name for name in _PROVINCE_IN_TEXT.findall(text) if place_characters().issuperset(name[:-1])}
    return named.pop() if len(named) == 1 else None


def _above_town_in(text: str, name: str) -> tuple[str, ...]:
    """Return the one county, or else city, that an unlisted town's report names; nothing where it names several."""
    if level_of(name) != "township":
        return ()
    named = {place for place in _ABOVE_TOWN_IN_TEXT.findall(text) if place_characters().issuperset(place[:-1])}
    counties = sorted(place for place in named if not place.endswith("市"))
    return tuple(counties or sorted(named)) if len(counties or named) == 1 else ()


def called(label: str) -> str:
    """Write the canonical name of a place as the place calls itself: a town without the county that its label holds.

    Only districts are written with what they belong to; which of two towns of one name is meant, the label tells.
    Where the gazetteer does not know the county, the label stays as the text has it.

    >>> called("寿光市羊口镇"), called("呼和浩特市新城区"), called("栗川县槐树镇")
    ('羊口镇', '呼和浩特市新城区', '栗川县槐树镇')
    """
    return _town(label) if level_of(label) == "township" else label


@lru_cache(maxsize=4096)
def _town(label: str) -> str:
    *above, town = split_label(label)
    return town if above and above[-1] in by_name() else label
