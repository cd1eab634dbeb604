"""Polars in memory: begins with tables, each an expression, then answers expressions over them."""

import json
import sys

import polars as pl

from worker import serve

names = {"pl": pl, "col": pl.col}
for name, expression in json.loads(sys.argv[1]).items():
    names[name] = eval(expression, names)


def answer(expression):
    frame = eval(expression, names)
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    return frame.columns, frame.rows()


serve(answer)
