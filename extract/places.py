"""The gazetteer: places of China with level and GB/T 2260 code, and the jurisdiction a report speaks from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """The place a report speaks from, with what stands above it as far as text or gazetteer tell.

    `label` is the canonical name (呼和浩特市新城区: a district is written with its city; every other level alone).
    `chain` lists the canonical names from the place itself upwards (呼和浩特市新城区, 呼和浩特市, 内蒙古自治区).
    `names` are all wordings by which this text may call those places (新城区, 呼和浩特, 内蒙古, …).
    `level` is one of township, county, prefecture, province, nation, or None where it is not known.
    """

    label: str | None = None
    level: str | None = None
    code: str | None = None
    chain: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
