"""What is kept between runs changes no result, and what nobody can vouch for is not read."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from extract import compiled as module
from extract import kept
from extract.actions.cards import action_cards
from extract.compiled import compiled
from extract.rules import mention_rules

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    module._engine.cache_clear()
    yield tmp_path / "renda"
    module._engine.cache_clear()


def patterns():
    yield from (rule.pattern for rule in mention_rules() if rule.pattern)
    for card in action_cards():
        yield from (each for each in (card.before, card.not_before, card.after, card.not_after) if each)


@pytest.mark.usefixtures("cache")
def test_a_kept_pattern_equals_one_compiled_anew():
    """
    Every pattern of every card is the same object, number for number, whether kept or compiled.
    """
    texts = [(each.pattern, each.flags & ~re.UNICODE) for each in patterns()]
    for text, flags in texts:
        compiled(text, flags)
    module._engine().memo.save()
    module._engine.cache_clear()
    for text, flags in texts:
        found = compiled(text, flags)
        assert re.compile(text, flags) == found
        assert (re.compile(text, flags).groups, dict(re.compile(text, flags).groupindex)) == (
            found.groups,
            dict(found.groupindex),
        )
    assert not module._engine().memo._new


@pytest.mark.usefixtures("cache")
def test_a_pattern_that_does_not_compile_is_an_error_of_re():
    """
    A broken pattern raises what `re.compile` raises.
    """
    with pytest.raises(re.error):
        compiled("(")


def test_a_value_is_read_back(cache):
    """
    What is kept reads back equal, from one file that only its owner may read.
    """
    kept.save("x", {"a": [1, 2]})
    assert {"a": [1, 2]} == kept.load("x", dict[str, list[int]])
    assert ["x"] == [path.name for path in cache.iterdir()]
    assert 0o600 == (cache / "x").stat().st_mode & 0o777


@pytest.mark.parametrize("change", ["shorter", "a flipped bit", "empty", "of another shape"])
def test_a_spoilt_file_is_ignored_and_made_anew(cache, change):
    """
    A file that is cut, changed or of another shape counts for nothing and is replaced.
    """
    kept.save("x", {"a": [1, 2]})
    path = cache / "x"
    whole = path.read_bytes()
    if change == "of another shape":
        kept.save("x", ["a"])
    else:
        spoilt = {"shorter": whole[:-1], "a flipped bit": whole[:-1] + bytes([whole[-1] ^ 1]), "empty": b""}
        path.write_bytes(spoilt[change])
    assert kept.load("x", dict[str, list[int]]) is None
    kept.save("x", {"a": [1, 2]})
    assert whole == path.read_bytes()


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_others_may_write_is_not_read(cache, what):
    """
    A file or folder that others may write is not trusted.
    """
    kept.save("x", 1)
    (cache / "x" if what == "file" else cache).chmod(0o777)
    assert kept.load("x", int) is None


@pytest.mark.usefixtures("cache")
def test_what_belongs_to_another_user_is_not_read(monkeypatch):
    """
    A file of another owner is not trusted.
    """
    kept.save("x", 1)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    assert kept.load("x", int) is None


@pytest.mark.parametrize("home", ["/dev/null", "/proc/renda-none", "relative"])
def test_without_a_folder_that_can_be_written_the_same_is_found(home):
    """
    Without a folder that can be written nothing is kept, nothing is printed, and the rules are the same.
    """
    code = "from extract.rules import mention_rules; print(len(mention_rules()))"
    environment = {**os.environ, "XDG_CACHE_HOME": home, "HOME": "/dev/null"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert (f"{len(mention_rules())}\n", "") == (done.stdout, done.stderr)
