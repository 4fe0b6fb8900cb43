"""Which earlier act an act answers, and what it takes over from it.

Advice follows from what was heard, inspected or studied; pressure from oversight; a document from what was asked.
The link stays within the paragraph, where a reader looks for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.records import Action

_OVERSIGHT = (
    "hear_report",
    "inspect_law",
    "appraise",
    "inquire",
    "investigate",
    "field_visit",
    "filing_review",
    "deliberate",
    "observe_justice",
    "supervise",
)
_ANSWERS: dict[str, tuple[str, ...]] = {
    "recommend": (*_OVERSIGHT[:-1], "convene"),
    "supervise": ("recommend", *_OVERSIGHT),
    "handle_proposals": ("recommend", "supervise"),
    "field_visit": ("inspect_law",),
    "issue_document": ("recommend", "report_up"),
    "appraise": ("hear_report",),
    "decide": ("legislate", "investigate"),
    "report_up": ("appoint", "legislate", "supervise", "consult", "convene"),
}
"""For each type that can answer another: the types it answers, within the paragraph."""
_ONLY_WITHIN = ("appraise", "decide", "field_visit", "issue_document", "report_up", "handle_proposals", "supervise")


def answered(action: Action, *, within: Sequence[Action], before: Sequence[Action]) -> Action:
    """Link an action to the act it answers, and let advice take over the body that was heard.

    `within` are the earlier acts of its sentence, `before` those of the sentences before it in its paragraph.
    """
    wanted = _ANSWERS.get(action.type, ())
    places = [within] if action.type in _ONLY_WITHIN else [within, before]
    for place in places:
        # Within a sentence advice also follows what was sent up: 向 B 报送建议案, 提出建议.
        here = (*wanted, "report_up") if action.type == "recommend" and place is within else wanted
        for earlier in reversed(place):
            if earlier.type in here and earlier.status == action.status:
                same = [other for other in place if other.start == earlier.start]
                return _linked(action, earlier, same)
    return action


def _linked(action: Action, earlier: Action, same: Sequence[Action]) -> Action:
    """Link; `same` are all acts of the earlier one's trigger: advice on three reports goes to all who gave them."""
    if action.type in ("report_up", "decide") and earlier.type == "legislate" and not (action.laws or action.topic):
        return replace(action, responds_to=earlier.id, laws=earlier.laws, topic=None if earlier.laws else earlier.topic)
    ours = action.agent is not None and action.agent.reporting_body
    heirs = action.type in ("recommend", "appraise") and not action.targets and ours
    heirs = heirs and not (action.type == "appraise" and action.topic)
    targets = action.targets
    if heirs and earlier.type in ("hear_report", "inquire", "appraise", "report_up"):
        by_text = {target.text: target for act in same for target in act.targets}
        targets = tuple(by_text.values())
    return replace(action, responds_to=earlier.id, targets=targets)
