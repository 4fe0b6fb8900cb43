"""The page of tasks can be copied from top to bottom."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.cli import main

PAGE = (Path(__file__).parent.parent / "docs" / "how-to.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([\w./-]+\.(?:txt|rq|toml|ttl))`[^`]*\Z")


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """
    Write each file that the page names before its contents, run each command; give what the commands said.
    """
    said, at = {}, 0
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("desk"))
        for block in BLOCK.finditer(PAGE):
            name = NAMED.search(PAGE[at : block.start()])
            at = block.end()
            if name and block[1] != "sh":
                Path(name[1]).parent.mkdir(exist_ok=True)
                Path(name[1]).write_text(block[2], encoding="utf-8")
            elif block[1] == "sh":
                for number, command in enumerate(block[2].splitlines()):
                    done = CliRunner().invoke(main, command.split()[1:])
                    assert 0 == done.exit_code, f"{command}: {done.output}"
                    said[f"{command} {number}"] = done.stdout
    return said


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("renda ask 2023", "《中华人民共和国安全生产法》贯彻实施情况开展执法检查"),
        ("renda query heard", "义务教育优质均衡发展情况"),
        ("renda query planned", "| 2024 | 听取 | 审议意见办理情况 |"),
        ("renda query evidence --set fact=云岭县供销", "县供销总社"),
        ("renda import --list", "云岭县教育局  <http://data.example.cn/jyj>  equal full name"),
        ("renda explain", "dropped: overlaps with what body.department found"),
    ],
)
def test_each_task_gives_what_it_is_for(told, start, expected):
    """
    The commands of the page run one after another, and what a task is for is in what they say.
    """
    (said,) = [text for command, text in told.items() if command.startswith(start)]

    assert expected in said
