"""DuckDB in memory: begins with statements that load its tables, then answers SQL."""

import json
import sys

import duckdb

from worker import serve

connection = duckdb.connect()
for statement in json.loads(sys.argv[1]):
    connection.execute(statement)


def answer(query):
    cursor = connection.execute(query)
    return [column[0] for column in cursor.description], cursor.fetchall()


serve(answer)
