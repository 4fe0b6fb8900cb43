"""Texts that a page says once and refers to by number."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Strings:
    """The texts in the order in which they were first asked for."""

    texts: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        """Return the number of a text.

        >>> strings = Strings()
        >>> [strings.number(text) for text in ("听取", "检查", "听取")]
        [0, 1, 0]
        """
        if text not in self.numbers:
            self.numbers[text] = len(self.texts)
            self.texts.append(text)
        return self.numbers[text]
