"""An engine gives each item back once, whatever becomes of the process that worked on it."""

import time

import pytest
from enginework import DieOnce, die_on_three, double, fail_on_three

from graph.engines import ENGINES, EngineError, choose
from graph.engines.local import Local
from graph.engines.processes import LOST, Processes


def results(engine, work, items=range(9)):
    return sorted((each.item, each.result, each.problem) for each in engine.map(work, items))


@pytest.mark.parametrize("engine", [Local(), Processes(1), Processes(2)], ids=repr)
def test_every_item_comes_back_once(engine):
    """
    Many items, few items, none.
    """
    assert [(n, 2 * n, None) for n in range(9)] == results(engine, double)
    assert [] == results(engine, double, ())


@pytest.mark.parametrize("engine", [Local(), Processes(2)], ids=repr)
def test_work_that_raises_is_a_problem_of_its_item(engine):
    """
    The problem is one line, the other items are done.
    """
    found = [
        (each.item, each.result, each.problem)
        for each in sorted(engine.map(fail_on_three, range(9)), key=lambda each: each.item)
    ]

    assert [(3, None, "ValueError: three is not read")] == [each for each in found if each[2]]
    assert [n for n in range(9) if n != 3] == [each[1] for each in found if not each[2]]


def test_item_that_kills_its_worker_is_named():
    """
    What was under way beside it is done again, the item itself comes back with a problem, after a second try alone.
    """
    found = {each.item: each for each in Processes(2).map(die_on_three, range(9))}

    assert {3: LOST} == {item: each.problem for item, each in found.items() if each.problem}
    assert [n for n in range(9) if n != 3] == sorted(each.result for each in found.values() if not each.problem)


def test_worker_that_is_killed_once_changes_nothing(tmp_path):
    """
    An item whose worker was killed from outside is done at the second try.
    """
    assert [(n, n, None) for n in range(9)] == results(Processes(2), DieOnce(tmp_path))


def test_items_are_taken_as_they_are_needed():
    """
    A long list of items is not read ahead of the work.
    """
    taken = []
    items = (taken.append(n) or n for n in range(1000))
    found = Processes(2).map(double, items)
    next(found)
    time.sleep(0.2)

    assert len(taken) < 20
    found.close()


@pytest.mark.parametrize(
    ("jobs", "items", "kind"), [(1, 1000, Local), (4, 3, Local), (4, 1000, Processes), (None, 1, Local)]
)
def test_processes_are_chosen_where_there_is_enough_to_do(jobs, items, kind):
    """
    Few items are done at once, many over the cores; an engine that is named is taken at its word.
    """
    assert isinstance(choose(None, jobs, items), kind)
    assert Processes(2) == choose("processes", 2, 1)


def test_unknown_engine_is_refused_by_name():
    """
    The message lists the engines there are.
    """
    with pytest.raises(EngineError, match=f"no engine 'slurm' .*{', '.join(ENGINES)}"):
        choose("slurm", 1, 1)
