"""Writes the Arrow files that the tests read as other programs write them, as lines of hexadecimal.

    python3 write.py

Needs pyarrow and polars. The files are kept, so that the tests need neither; write them anew only to add
one. What stands in each is said in `ArrowFormatTests.swift`.
"""

import datetime as dt
import decimal
import io

import polars as pl
import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.ipc as ipc


def keep(name, data):
    with open(f"{name}.hex", "w") as out:
        text = data.hex()
        out.writelines(text[i : i + 96] + "\n" for i in range(0, len(text), 96))


def of(table, batch=None, options=None):
    sink = io.BytesIO()
    with ipc.new_file(sink, table.schema, options=options) as writer:
        writer.write_table(table, batch)
    return sink.getvalue()


D = decimal.Decimal

types = pa.table(
    {
        "i8": pa.array([1, None, -3], pa.int8()),
        "u16": pa.array([1, None, 65535], pa.uint16()),
        "i32": pa.array([1, None, -3], pa.int32()),
        "i64": pa.array([1, None, -(2**63)], pa.int64()),
        "u64": pa.array([1, None, 2**63 - 1], pa.uint64()),
        "huge": pa.array([1, None, 2**64 - 1], pa.uint64()),
        "f32": pa.array([0.5, None, -2.25], pa.float32()),
        "f64": pa.array([0.1, None, float("nan")], pa.float64()),
        "dec": pa.array([D("1.50"), None, D("-2.25")], pa.decimal128(10, 2)),
        "wide": pa.array([D("1.5"), None, D("-2.2")], pa.decimal128(38, 1)),
        "giant": pa.array([D("1e30"), None, D("1")], pa.decimal128(38, 0)),
        "flag": pa.array([True, None, False]),
        "day": pa.array([dt.date(2023, 9, 30), None, dt.date(1969, 12, 31)]),
        "moment": pa.array([dt.datetime(2023, 9, 30, 12), None, dt.datetime(1969, 12, 31, 23)]),
        "name": pa.array(["Leeds", None, "York"]),
        "long": pa.array(["a", None, "b"], pa.large_utf8()),
        "view": pa.array(["short", None, "longer than twelve bytes"], pa.string_view()),
        "kind": pa.array(["x1", None, "x1"]).dictionary_encode(),
        "size": pa.array([10, None, 20]).dictionary_encode(),
        "nothing": pa.nulls(3),
        "year": pa.array(["2022/23", None, "2023/24"]),
        "cost (£000)": pa.array([1, None, 2]),
        "amount": pa.array(["£1.5m", "c", "£2m"]),
        "list": pa.array([[1], None, [2, 3]]),
        "record": pa.array([{"a": 1, "b": "x"}, None, {"a": 2, "b": None}]),
        "last": pa.array([7, 8, 9]),
    }
)
keep("types", of(types))

rows = pa.table({"n": pa.array(range(20)), "t": pa.array([f"t{i % 3}" for i in range(20)])})
keep("batches", of(rows, batch=6))
keep("empty", of(rows.slice(0, 0)))
keep("zstandard", of(rows, batch=6, options=ipc.IpcWriteOptions(compression="zstd")))
keep("lz4", of(rows, batch=6, options=ipc.IpcWriteOptions(compression="lz4")))

chunked = pa.chunked_array(
    [
        pa.DictionaryArray.from_arrays(pa.array([0, 1]), ["a", "b"]),
        pa.DictionaryArray.from_arrays(pa.array([2, 0]), ["a", "b", "c"]),
    ]
)
deltas = pa.table({"t": chunked})
keep("deltas", of(deltas, options=ipc.IpcWriteOptions(emit_dictionary_deltas=True)))

sink = io.BytesIO()
with ipc.new_stream(sink, rows.schema) as writer:
    writer.write_table(rows)
keep("stream", sink.getvalue())

sink = io.BytesIO()
feather.write_feather(rows, sink, compression="uncompressed")
keep("feather", sink.getvalue())

sink = io.BytesIO()
pl.DataFrame(
    {
        "n": [1, 2, None],
        "x": [0.5, None, 1.5],
        "t": ["Worcestershire", None, "York"],
        "c": pl.Series(["a", "b", "a"], dtype=pl.Categorical),
        "day": [dt.date(2024, 1, 31), None, dt.date(2024, 2, 29)],
        "ok": [True, None, False],
        "d": pl.Series([D("1.25"), None, D("2.50")], dtype=pl.Decimal(12, 2)),
    }
).write_ipc(sink, compression="uncompressed")
keep("polars", sink.getvalue())
