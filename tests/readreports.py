"""Read texts that stand in a test as the body of a report, and ask short questions of the record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from laidout import source_of

from extract.pipeline import extract_source

TITLE = "桓台县人民代表大会常务委员会工作报告\n——2024年1月18日在桓台县第十九届人民代表大会第三次会议上\n\n各位代表：\n"
HEAD = f"{TITLE}一、2023年主要工作\n"
OWNER = "桓台县人民代表大会常务委员会"


def failing(*values, why):
    """
    A case that the extractor does not master yet.
    """
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


def head(body, *, meeting, date="2024年1月18日"):
    """
    Return the head of another body's report.
    """
    return f"{body}工作报告\n——{date}在{meeting}上\n\n各位代表：\n一、主要工作\n"


def read(body, *, before=HEAD):
    """
    Read a report with the body under a head; what the head itself holds is left out of mentions.
    """
    record = extract_source(source_of(before + body + "\n"))
    return replace(record, mentions=tuple(each for each in record.mentions if each.start >= len(before)))


def names(record, kind):
    return [each.text.replace("\n", "") for each in record.mentions if each.type == kind]


def stands_for(record, text):
    return {tuple(entity.label for entity in each.entities) for each in record.mentions if each.text == text}


def acts(record):
    return [(each.type, each.status) for each in record.actions]


def types(record):
    return [each.type for each in record.actions]


def act(record, kind):
    (found,) = [each for each in record.actions if each.type == kind]
    return found


def texts(arguments):
    return [each.text for each in arguments]


def numbers(record):
    return [(each.value, each.unit) for each in record.metrics]


def agents(record):
    """
    Say of each act who acts: `ours`, the text of another, or None.
    """
    return [each.agent and ("ours" if each.agent.reporting_body else each.agent.text) for each in record.actions]
