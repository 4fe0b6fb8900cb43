"""Write `docs/quality.md`: the figures of this tree on its own gold files.

python bench/quality.py
"""

from __future__ import annotations

from pathlib import Path

from extract.evaluate import evaluate_files, format_markdown

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Score the seed and the development passages, and write the page."""
    from extract.pipeline import extract

    seed, dev = (
        evaluate_files([ROOT / "tests" / "gold" / part], extract=extract) for part in ("xincheng-2024.jsonl", "dev")
    )
    page = ROOT / "docs" / "quality.md"
    page.write_text(format_markdown(seed, dev), encoding="utf-8", newline="\n")
    print(f"wrote {page}")


if __name__ == "__main__":
    main()
