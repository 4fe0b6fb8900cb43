"""A generation replaces another whole, or not at all."""

import errno
import os
import signal
import subprocess
import sys
import time

import pytest

from graph import output as output_module
from graph.errors import OutputError
from graph.output import MANIFEST, new_generation


def write(folder, **files):
    with new_generation(folder) as fresh:
        for name, text in files.items():
            (fresh / f"{name}.txt").write_text(text, encoding="utf-8")


def content(folder):
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.txt")}


def hidden_beside(folder):
    return [path.name for path in folder.parent.iterdir() if path.name.startswith(".")]


@pytest.fixture(params=["exchange", "renames"])
def switch(request, monkeypatch):
    """
    Both ways of switching: the system call, and the renames of systems without it.
    """
    if request.param == "renames":
        monkeypatch.setattr(output_module, "_exchange", lambda _one, _other: False)
    return request.param


@pytest.mark.usefixtures("switch")
def test_second_generation_replaces_the_first(tmp_path):
    """
    What the first run wrote and the second did not is gone, and nothing is left beside the folder.
    """
    folder = tmp_path / "output"
    write(folder, a="1", b="1")
    write(folder, a="2")

    assert {"a.txt": "2"} == content(folder)
    assert [] == hidden_beside(folder)


@pytest.mark.usefixtures("switch")
def test_failure_leaves_the_old_generation(tmp_path):
    """
    A run that fails half-way changes nothing and leaves nothing behind.
    """
    folder = tmp_path / "output"
    write(folder, a="1")

    with pytest.raises(ZeroDivisionError), new_generation(folder) as fresh:
        (fresh / "a.txt").write_text("2", encoding="utf-8")
        _ = 1 // 0

    assert {"a.txt": "1"} == content(folder)
    assert [] == hidden_beside(folder)


def test_full_disk_is_one_error_of_ours(tmp_path):
    """
    A file that cannot be written names the folder, and the old generation stays.
    """
    folder = tmp_path / "output"
    write(folder, a="1")

    with pytest.raises(OutputError, match="No space left"), new_generation(folder):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert {"a.txt": "1"} == content(folder)


def test_killed_run_leaves_the_old_generation(tmp_path):
    """
    A run that is killed while it writes leaves the old generation whole.
    """
    folder = tmp_path / "output"
    write(folder, a="1")
    code = (
        "import sys, time; from pathlib import Path; from graph.output import new_generation\n"
        "with new_generation(Path(sys.argv[1])) as fresh:\n"
        "    (fresh / 'a.txt').write_text('2'); print('half', flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE) as process:
        assert b"half\n" == process.stdout.readline()
        process.send_signal(signal.SIGKILL)

    assert {"a.txt": "1"} == content(folder)


def test_kill_between_two_renames_is_mended_by_the_next_run(tmp_path):
    """
    Where the switch takes several renames and the run is killed between them, the next run starts from the old state.
    """
    folder = tmp_path / "output"
    write(folder, a="1")
    folder.rename(tmp_path / ".output.new-0123-aside")

    with pytest.raises(ZeroDivisionError), new_generation(folder):
        _ = 1 // 0

    assert {"a.txt": "1"} == content(folder)


def test_foreign_file_is_never_lost(tmp_path):
    """
    A folder that holds a file of somebody else is refused by the file's name, and stays as it is.
    """
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError, match=r"holds thesis\.txt, which renda did not write"):
        write(folder, a="1")

    assert {"thesis.txt": "mine"} == content(folder)


def test_foreign_file_that_arrives_during_the_run_is_kept(tmp_path):
    """
    The check runs again just before the switch.
    """
    folder = tmp_path / "output"
    write(folder, a="1")

    with pytest.raises(OutputError, match="late"), new_generation(folder):
        (folder / "late.txt").write_text("mine", encoding="utf-8")

    assert {"a.txt": "1", "late.txt": "mine"} == content(folder)


def test_hidden_files_stay(tmp_path):
    """
    The `.gitkeep` that holds the folder in git survives every generation.
    """
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / ".gitkeep").touch()
    write(folder, a="1")
    write(folder, a="2")

    assert {".gitkeep", MANIFEST, "a.txt"} == {path.name for path in folder.iterdir()}


def test_file_in_place_of_the_folder_is_refused(tmp_path):
    """
    A file with the folder's name is not overwritten.
    """
    target = tmp_path / "output"
    target.write_text("mine", encoding="utf-8")

    with pytest.raises(OutputError, match="is a file"):
        write(target, a="1")


def test_link_to_a_folder_stays_a_link(tmp_path):
    """
    Where the output is a symbolic link, the folder it points to is replaced.
    """
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    write(link, a="1")

    assert link.is_symlink()
    assert {"a.txt": "1"} == content(real)


@pytest.mark.parametrize(("age_hours", "kept"), [(1, True), (48, False)])
def test_leftovers_of_killed_runs_are_removed_after_a_day(tmp_path, age_hours, kept):
    """
    A young generation beside the folder may be another run at work; an old one is rubbish.
    """
    left = tmp_path / ".output.new-dead"
    left.mkdir()
    then = time.time() - age_hours * 3600
    os.utime(left, (then, then))
    write(tmp_path / "output", a="1")

    assert kept == left.exists()
