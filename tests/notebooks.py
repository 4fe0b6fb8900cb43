"""Run a notebook's cells in their order and in one namespace, and write what they show as Jupyter would."""

import ast
import io
import json
from contextlib import redirect_stdout


def run(notebook):
    """
    Return the notebook with the outputs of its cells: what they print, and the value of their last expression.
    """
    namespace = {"__name__": "__main__"}
    cells = []
    for number, cell in enumerate(notebook["cells"], start=1):
        if cell["cell_type"] == "code":
            outputs = _run_cell("".join(cell["source"]), namespace)
            cells.append({**cell, "execution_count": None, "outputs": outputs})
        else:
            cells.append(cell)
        cells[-1]["id"] = f"cell-{number}"
    return {**notebook, "cells": cells, "metadata": {"language_info": {"name": "python"}}}


def write(notebook):
    """
    Write a notebook as Jupyter does, without what changes from run to run.
    """
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _run_cell(source, namespace):
    *body, last = ast.parse(source).body
    value, printed = None, io.StringIO()
    with redirect_stdout(printed):
        if not isinstance(last, ast.Expr):
            body.append(last)
        exec(compile(ast.Module(body, []), "<cell>", "exec"), namespace)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace)
    outputs = []
    if printed.getvalue():
        outputs.append({"name": "stdout", "output_type": "stream", "text": _lines(printed.getvalue())})
    if value is not None:
        data = {"text/plain": _lines(repr(value))}
        if hasattr(value, "_repr_html_"):
            data["text/html"] = _lines(value._repr_html_())
        outputs.append({"data": data, "execution_count": None, "metadata": {}, "output_type": "execute_result"})
    return outputs


def _lines(text):
    return text.splitlines(keepends=True)
