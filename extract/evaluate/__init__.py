"""Score extractions against gold files, and say what is wrong, class by class."""

from extract.evaluate.figures import MEASURES, VERDICT_KINDS, Accuracy, Count, Measure, Report, Verdict
from extract.evaluate.gold import GoldDocument, GoldError, read_gold
from extract.evaluate.listing import error_classes, errors, format_errors, format_report
from extract.evaluate.markdown import format_markdown
from extract.evaluate.scoring import evaluate_files, gold_files, score

__all__ = [
    "MEASURES",
    "VERDICT_KINDS",
    "Accuracy",
    "Count",
    "GoldDocument",
    "GoldError",
    "Measure",
    "Report",
    "Verdict",
    "error_classes",
    "errors",
    "evaluate_files",
    "format_errors",
    "format_markdown",
    "format_report",
    "gold_files",
    "read_gold",
    "score",
]
