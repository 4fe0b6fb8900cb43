"""Read numerals as Chinese reports write them: digits, hanzi, and digits with a hanzi scale."""

from __future__ import annotations

from extract.compiled import compiled

_FIGURES = "零一二三四五六七八九"
DIGIT_VALUES = {hanzi: value for value, hanzi in enumerate(_FIGURES)} | {"〇": 0, "○": 0, "两": 2}
SCALES = {"十": 10, "百": 100, "千": 1_000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}

_FULL_WIDTH = str.maketrans("０１２３４５６７８９，．", "0123456789,.")
_DIGITS = compiled(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([十百千万亿]*)")
_HANZI = compiled(r"[零〇○一二两三四五六七八九十百千万亿]+")
_LONGEST = 40
_LARGEST = 10**15
"""No report states more: what is longer or larger is a row of figures and no number, and would fit no field."""


def parse_numeral(text: str) -> int | float | None:
    """Read a numeral; return None where the text is none, or larger than anything that is counted.

    >>> [parse_numeral(t) for t in ("108", "１０８", "1,180", "26.3亿", "1.2万", "3千万")]
    [108, 108, 1180, 2630000000, 12000, 30000000]
    >>> parse_numeral("九十六点五")
    96.5
    >>> [parse_numeral(t) for t in ("十二", "两百", "一百零五", "三千二百", "一万二千", "二〇二三", "代表")]
    [12, 200, 105, 3200, 12000, 2023, None]
    """
    number = _read(text.translate(_FULL_WIDTH)) if len(text) <= _LONGEST else None
    return number if number is None or number < _LARGEST else None


def write_numeral(number: int) -> str:
    """Write a number below a hundred in hanzi, as terms and sessions are counted; a larger one in digits.

    >>> [write_numeral(number) for number in (8, 10, 18, 20, 21, 100)]
    ['八', '十', '十八', '二十', '二十一', '100']
    """
    if number >= 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return (_FIGURES[tens] if tens > 1 else "") + ("十" if tens else "") + (_FIGURES[ones] if ones or not tens else "")


def _read(text: str) -> int | float | None:
    if found := _DIGITS.fullmatch(text):
        whole, fraction, scales = found.groups()
        scale = 1
        for mark in scales:
            scale *= SCALES.get(mark) or MYRIADS[mark]
        return _times(whole.replace(",", "") + (fraction or ""), scale)
    if _HANZI.fullmatch(text):
        return _hanzi(text)
    whole, point, fraction = text.partition("点")
    if point and _HANZI.fullmatch(whole) and _HANZI.fullmatch(fraction):
        return float(f"{_hanzi(whole)}.{''.join(str(DIGIT_VALUES.get(char, 0)) for char in fraction)}")
    return None


def _times(digits: str, scale: int) -> int | float:
    """Multiply in whole numbers, so that 26.3亿 is not a float with a tail."""
    whole, _, fraction = digits.partition(".")
    value = int(whole + fraction) * scale
    divisor = int("1" + "0" * len(fraction))
    return value // divisor if value % divisor == 0 else value / divisor


def _hanzi(text: str) -> int:
    """Read hanzi: by place value where a scale stands in it, else figure by figure (二〇二三)."""
    if not any(char in SCALES or char in MYRIADS for char in text):
        return int("".join(str(DIGIT_VALUES[char]) for char in text))
    total = section = digit = 0
    for char in text:
        if char in DIGIT_VALUES:
            digit = DIGIT_VALUES[char]
        elif char in SCALES:
            # 十二 and 百余 leave out the one before the scale.
            section += (digit or 1) * SCALES[char]
            digit = 0
        elif char == "亿":
            total = (total + section + digit or 1) * MYRIADS[char]
            section = digit = 0
        else:
            total += (section + digit or 1) * MYRIADS[char]
            section = digit = 0
    return total + section + digit
