"""The options that all tests share."""

import pytest


def pytest_addoption(parser):
    """
    Add the option that rewrites expected results instead of comparing them; the change is then read in review.
    """
    parser.addoption("--update-golden", action="store_true", help="rewrite golden results and figures in the docs")


@pytest.fixture
def update_golden(request):
    """
    Tell whether expected results are to be rewritten.
    """
    return request.config.getoption("--update-golden")
