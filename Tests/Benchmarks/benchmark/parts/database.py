"""The ten group-by and five join questions of the public db-benchmark, on tables in memory.

Each question ends in the sums that the db-benchmark checks answers by, in the same statement, so that
no program writes millions of rows. DuckDB's tables have the types of the db-benchmark, but `v3` as
double, without which sums agree to seven digits only; Polars' too.
"""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from ..bench import size
from ..sessions import Prompt, Worker
from ..table import Row, duration, timed

WORKERS = Path(__file__).parents[2] / "workers"


@dataclass
class Question:
    """A question in three languages: steps, an inner query and an expression, and their sums."""

    name: str
    steps: str
    sql: str
    frame: str
    # What is summed of the answer, beside its rows: a name, or a name and an expression of it.
    sums: tuple = ("a",)
    square: bool = False

    def statement(self, table):
        sums = [f"total({self._value(name, '^')}) as {name}" for name in self.sums]
        return f"from {table} | {self.steps} | summarise {', '.join(['count() as n', *sums])}"

    def query(self):
        sums = [f"sum({self._value(name, '**')}) as {name}" for name in self.sums]
        return f"select {', '.join(['count(*) as n', *sums])} from ({self.sql})"

    def expression(self):
        sums = [f"({self._value(f'col({name!r})', '**')}).sum().alias({name!r})" for name in self.sums]
        return f"({self.frame}).select(pl.len().alias('n'), {', '.join(sums)}).collect()"

    def _value(self, name, power):
        return f"{name} {power} 2" if self.square else name


GROUPS = [
    Question("sum v1 by id1", "summarise total(v1) as a by id1",
             "select sum(v1) as a from groups group by id1",
             "groups.group_by('id1').agg(a=col('v1').sum())"),
    Question("sum v1 by id1, id2", "summarise total(v1) as a by id1, id2",
             "select sum(v1) as a from groups group by id1, id2",
             "groups.group_by('id1', 'id2').agg(a=col('v1').sum())"),
    Question("sum v1, mean v3 by id3", "summarise total(v1) as a, average(v3) as b by id3",
             "select sum(v1) as a, avg(v3) as b from groups group by id3",
             "groups.group_by('id3').agg(a=col('v1').sum(), b=col('v3').mean())", ("a", "b")),
    Question("mean v1, v2, v3 by id4",
             "summarise average(v1) as a, average(v2) as b, average(v3) as c by id4",
             "select avg(v1) as a, avg(v2) as b, avg(v3) as c from groups group by id4",
             "groups.group_by('id4').agg(a=col('v1').mean(), b=col('v2').mean(), c=col('v3').mean())",
             ("a", "b", "c")),
    Question("sum v1, v2, v3 by id6",
             "summarise total(v1) as a, total(v2) as b, total(v3) as c by id6",
             "select sum(v1) as a, sum(v2) as b, sum(v3) as c from groups group by id6",
             "groups.group_by('id6').agg(a=col('v1').sum(), b=col('v2').sum(), c=col('v3').sum())",
             ("a", "b", "c")),
    Question("median v3, sd v3 by id4, id5",
             "summarise median(v3) as a, standard_deviation(v3) as b by id4, id5",
             "select quantile_cont(v3, 0.5) as a, stddev(v3) as b from groups group by id4, id5",
             "groups.group_by('id4', 'id5').agg(a=col('v3').median(), b=col('v3').std())",
             ("a", "b")),
    Question("max v1 − min v2 by id3", "summarise max(v1) - min(v2) as a by id3",
             "select max(v1) - min(v2) as a from groups group by id3",
             "groups.group_by('id3').agg(a=col('v1').max() - col('v2').min())"),
    Question("largest two v3 by id6",
             "add row_number() over (by id6 sort by v3 descending) as place | where place <= 2 "
             "| show v3 as a",
             "select unnest(max(v3, 2)) as a from groups group by id6",
             "groups.group_by('id6').agg(a=col('v3').top_k(2)).explode('a')"),
    Question("correlation² v1, v2 by id2, id4", "summarise correlation(v1, v2) as a by id2, id4",
             "select corr(v1, v2) as a from groups group by id2, id4",
             "groups.group_by('id2', 'id4').agg(a=pl.corr('v1', 'v2'))", square=True),
    Question("sum v3, count by id1 to id6",
             "summarise total(v3) as a, count() as b by id1, id2, id3, id4, id5, id6",
             "select sum(v3) as a, count(*) as b from groups group by id1, id2, id3, id4, id5, id6",
             "groups.group_by('id1', 'id2', 'id3', 'id4', 'id5', 'id6')"
             ".agg(a=col('v3').sum(), b=pl.len())", ("a", "b")),
]


def _joined(name, table, key, keeps_left=False):
    way = "left" if keeps_left else "inner"
    return Question(name, f"join {'' if keeps_left else 'only matching '}{table} on {key}",
                    f"select v1, v2 from x {way} join {table} using ({key})",
                    f"x.join({table}, on={key!r}, how={way!r})", ("v1", "v2"))


JOINS = [
    _joined("small inner on int", "small", "id1"),
    _joined("medium inner on int", "medium", "id2"),
    _joined("medium outer on int", "medium", "id2", keeps_left=True),
    _joined("medium inner on factor", "medium", "id5"),
    _joined("big inner on int", "big", "id3"),
]


def group_rows(bench):
    """Questions 1 to 10."""
    path = bench.data.database(bench.rows)["groups"]
    kinds = {"id1": "Categorical", "id2": "Categorical", "id3": "Categorical"}
    kinds |= {name: "Int32" for name in ("id4", "id5", "id6", "v1", "v2")}
    loading = [
        "create table read (id1 varchar, id2 varchar, id3 varchar, id4 int, id5 int, id6 int, "
        "v1 int, v2 int, v3 double)",
        f"copy read from '{path}' (auto_detect true)",
        "create type kind1 as enum (select distinct id1 from read order by id1)",
        "create type kind2 as enum (select distinct id2 from read order by id2)",
        "create table groups as select id1::kind1 as id1, id2::kind2 as id2, "
        "* exclude (id1, id2) from read",
        "drop table read",
    ]
    frames = {"groups": _frame(path, kinds)}
    part = f"db-benchmark group-by, {size(bench.rows)} in memory"
    yield from _asked(bench, part, "groups", [path], loading, frames, GROUPS, 1, "≤ 2 each", 2)


def join_rows(bench):
    """Questions 1 to 5."""
    paths = {name: path for name, path in bench.data.database(bench.rows).items()
             if name != "groups"}
    loading = [f"create table read_{name} as from read_csv('{path}')"
               for name, path in paths.items()]
    loading += [
        f"create type kind{key} as enum (select distinct id{key} from ("
        + " union all ".join(f"select id{key} from read_{name}" for name in names)
        + f") order by id{key})"
        for key, names in ((4, ["x", "small", "medium", "big"]), (5, ["x", "medium", "big"]))
    ]
    for name in paths:
        factors = "id4::kind4 as id4" + ("" if name == "small" else ", id5::kind5 as id5")
        loading += [f"create table {name} as select * replace ({factors}) from read_{name}",
                    f"drop table read_{name}"]
    kinds = {f"id{key}": "Int32" for key in (1, 2, 3)}
    kinds |= {f"id{key}": "Categorical" for key in (4, 5)}
    frames = {name: _frame(path, kinds) for name, path in paths.items()}
    part = f"db-benchmark joins, {size(bench.rows)} in memory"
    yield from _asked(bench, part, "x", list(paths.values()), loading, frames, JOINS, 1.5)


def _frame(path, kinds):
    header = open(path).readline().strip().split(",")
    types = ", ".join(f"{name!r}: pl.{kinds[name]}" for name in header if name in kinds)
    return f"pl.read_csv({str(path)!r}, schema_overrides={{{types}}}).lazy()"


def _asked(bench, part, table, files, loading, frames, questions, goal, each="", most=None):
    against = {"DuckDB": [], "Polars": []}
    asked = []
    with (closing(Prompt(bench.program, files)) as ours,
          closing(Worker(bench.peers.python, WORKERS / "duckdb_worker.py", loading)) as duckdb,
          closing(Worker(bench.peers.python, WORKERS / "polars_worker.py", frames)) as polars):
        for number, question in enumerate(questions, 1):
            measures = bench.in_turn(f"{part}, q{number}", {
                "Scrutineer": lambda: ours.ask(question.statement(table)),
                "DuckDB": lambda: duckdb.ask(question.query()),
                "Polars": lambda: polars.ask(question.expression()),
            }, warm=True)
            asked.append(measures)
            for peer, rows in against.items():
                goals = (most, each) if peer == "DuckDB" else (None, "")
                rows.append(timed(part, f"q{number} {question.name}", measures["Scrutineer"], peer,
                                  measures[peer], *goals))
        peaks = {"DuckDB": (ours.memory(), duckdb.memory()),
                 "Polars": (ours.memory(), polars.memory())}
    for peer, rows in against.items():
        yield from rows
        yield _summed(part, asked, peer, goal if peer == "DuckDB" else None, peaks[peer])


def _summed(part, asked, peer, goal, peaks):
    """The row of all questions together, a ratio for each round."""
    def totals(name, figure):
        return [sum(figure(measure) for measure in round)
                for round in zip(*(measures[name] for measures in asked))]
    seconds = [totals(name, lambda measure: measure.seconds) for name in ("Scrutineer", peer)]
    processor = [totals(name, lambda measure: measure.processor) for name in ("Scrutineer", peer)]
    return Row(part, "sum of all", peer, *(duration(median(times)) for times in seconds),
               [one / other for one, other in zip(*seconds)],
               [one / other for one, other in zip(*processor)], goal, "", *peaks)
