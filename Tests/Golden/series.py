"""Works out the answers of the steps over series independently, with pandas, numpy and scipy.

    python3 series.py > series.json

needs Python 3.10 or later with pandas, numpy and scipy. Each case is a table, a query over it and
the columns of the answer that are held to it. Numbers are written in full; None is a cell without a
value. Nothing here is random beyond a generator with a fixed seed.
"""

import itertools
import json
import math

import numpy as np
import pandas as pd
from scipy import stats

SEED = np.random.default_rng(20231206)
CASES = []


def case(name, table, query, answer):
    """Adds a case; `answer` maps columns to lists of cells."""
    def plain(cell):
        if cell is None or (isinstance(cell, float) and math.isnan(cell)):
            return None
        if isinstance(cell, (np.integer,)):
            return int(cell)
        if isinstance(cell, (np.floating, float)):
            return float(cell)
        return cell

    CASES.append(
        {
            "name": name,
            "csv": table.to_csv(index=False),
            "query": query,
            "answer": {key: [plain(cell) for cell in cells] for key, cells in answer.items()},
        }
    )


def months(count, first=(2019, 1)):
    year, month = first
    names = []
    for _ in range(count):
        names.append(f"{year}-{month:02d}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return names


def years(count, first=2010):
    return [str(first + place) for place in range(count)]


# --- control charts -------------------------------------------------------------------------------


def limits(points, screened):
    ranges = np.abs(np.diff(points))
    if len(ranges) == 0:
        return float(np.mean(points)), None, None
    average = ranges.mean()
    if screened:
        kept = ranges[ranges < 3.267 * average]
        average = kept.mean() if len(kept) else average
    centre = float(np.mean(points))
    return centre, centre - 2.66 * average, centre + 2.66 * average


def signals(points, screened, run):
    """The four rules, each written out window by window."""
    centre, low, high = limits(points, screened)
    count = len(points)
    found = [set() for _ in range(count)]
    if low is None:
        return found
    scale = max(abs(centre), 1e-300)
    side = [0 if abs(x - centre) <= 1e-12 * max(abs(x), scale) else int(np.sign(x - centre)) for x in points]
    for place, x in enumerate(points):
        if x > high:
            found[place].add("above the limit")
        if x < low:
            found[place].add("below the limit")
    for start in range(count - run + 1):
        window = range(start, start + run)
        if all(side[place] == 1 for place in window):
            for place in window:
                found[place].add(f"{run} above the mean")
        if all(side[place] == -1 for place in window):
            for place in window:
                found[place].add(f"{run} below the mean")
        steps = [points[place + 1] - points[place] for place in list(window)[:-1]]
        if all(step > 0 for step in steps):
            for place in window:
                found[place].add(f"{run} rising")
        if all(step < 0 for step in steps):
            for place in window:
                found[place].add(f"{run} falling")
    near = (high - centre) * 2 / 3
    for start in range(count - 2):
        window = range(start, start + 3)
        for sign, words in ((1, "2 of 3 near the upper limit"), (-1, "2 of 3 near the lower limit")):
            if not all(side[place] == sign for place in window):
                continue
            close = [place for place in window if sign * (points[place] - centre) > near]
            if len(close) >= 2:
                for place in close:
                    found[place].add(words)
    return found


ORDER = [
    "above the limit", "below the limit", "{} rising", "{} falling", "2 of 3 near the upper limit",
    "2 of 3 near the lower limit", "{} above the mean", "{} below the mean",
]
HIGH = ("above the limit", "rising", "near the upper limit", "above the mean")


def chart(name, points, options="", screened=False, run=7, polarity=None):
    table = pd.DataFrame({"month": months(len(points)), "x": points})
    centre, low, high = limits(points, screened)
    found = signals(points, screened, run)
    words, variation = [], []
    for signs in found:
        words.append(", ".join(w for w in (o.format(run) for o in ORDER) if w in signs) or None)
        is_high = any(any(sign.endswith(word) for word in HIGH) for sign in signs)
        is_low = any(not any(sign.endswith(word) for word in HIGH) for sign in signs)
        if low is None:
            variation.append(None)
        elif not signs:
            variation.append("common cause")
        elif polarity == "higher":
            variation.append("improvement" if is_high else "concern")
        elif polarity == "lower":
            variation.append("improvement" if is_low else "concern")
        else:
            variation.append("high and low" if is_high and is_low else "high" if is_high else "low")
    size = len(points)
    case(
        name, table, f"xmr x over month {options}",
        {
            "mean": [centre if low is not None else None] * size,
            "lower_limit": [low] * size, "upper_limit": [high] * size,
            "signal": words, "variation": variation,
        },
    )


VIGNETTE = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
chart("the vignette of NHSRplotthedots", VIGNETTE)
chart("the vignette, screened", VIGNETTE, "screened", screened=True)
chart("a rise of eight", [0, 1, 2, 3, 4, 5, 6, 7], "higher is better", polarity="higher")
chart("a fall of eight", [7, 6, 5, 4, 3, 2, 1, 0], "higher is better", polarity="higher")
chart("one point", [4.5])
chart("two points", [4.5, 6])
chart("all equal", [3] * 15)
chart("below zero", [-3, -2.5, -4, -3.5, -9, -3, -2, -3, -4, -3.5, -3, -2.5, -3, -3.5])
for number in range(12):
    size = int(SEED.integers(8, 40))
    drift = float(SEED.choice([0, 0, 0.3, -0.3]))
    points = [round(float(50 + drift * place + SEED.normal(0, 4)), int(SEED.integers(0, 3))) for place in range(size)]
    screened = bool(number % 2)
    run = 6 if number % 3 == 0 else 7
    chart(
        f"series {number}", points,
        f"runs of {run} {'screened' if screened else ''} lower is better".replace("  ", " "),
        screened=screened, run=run, polarity="lower",
    )


# --- trends ---------------------------------------------------------------------------------------


def mann_kendall(points):
    """By pairs; exact by all orders up to eight points without ties, otherwise near normal."""
    count = len(points)
    score = sum(int(np.sign(b - a)) for a, b in itertools.combinations(points, 2))
    if count <= 8 and len(set(points)) == count:
        scores = [
            sum(1 if b > a else -1 for a, b in itertools.combinations(order, 2))
            for order in itertools.permutations(range(count))
        ]
        return score, min(1.0, np.mean([abs(s) >= abs(score) for s in scores]))
    if count <= 10 and len(set(points)) == count:
        return score, float(stats.kendalltau(range(count), points, method="exact").pvalue)
    ties = [points.count(value) for value in set(points)]
    variance = (count * (count - 1) * (2 * count + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
    if score == 0 or variance == 0:
        return score, 1.0
    return score, float(2 * stats.norm.sf((abs(score) - 1) / math.sqrt(variance)))


def middle(year):
    first, last = pd.Timestamp(year=year, month=1, day=1), pd.Timestamp(year=year, month=12, day=31)
    epoch = pd.Timestamp("1970-01-01")
    return ((first - epoch).days + (last - epoch).days) / 2 / 365.25


def trend(name, points, polarity):
    names = years(len(points))
    table = pd.DataFrame({"year": [f"01/01/{y}" for y in names], "x": points})
    table["year"] = names
    score, chance = mann_kendall(points)
    if len(points) < 5:
        word = "too few points"
    else:
        word = "no clear trend" if chance >= 0.05 else "rising" if score > 0 else "falling"
    slope = None
    if len(points) > 2:
        slope = float(stats.linregress([middle(int(y)) for y in names], points).slope)
    change = points[-1] - points[0]
    direction = "same" if change == 0 else "better" if (change > 0) == (polarity == "higher") else "worse"
    case(
        name, table, f"add period(text(year)) as p | trend x over p {polarity} is better",
        {
            "points": [len(points)], "first": [points[0]], "latest": [points[-1]],
            "change": [change], "direction": [direction], "slope_a_year": [slope], "trend": [word],
        },
    )


trend("two points", [10, 14], "higher")
trend("four that rise", [1, 2, 3, 4], "higher")
trend("five that rise", [1, 2, 3, 4, 5], "lower")
trend("five, one out of line", [1, 2, 4, 3, 5], "higher")
trend("all equal points", [5, 5, 5, 5, 5, 5], "higher")
trend("with ties", [1, 2, 2, 3, 3, 4, 5], "lower")
for number in range(14):
    size = int(SEED.integers(5, 16))
    drift = float(SEED.choice([0, 1, -1]))
    trend(
        f"trend {number}",
        [int(round(float(100 + drift * 3 * place + SEED.normal(0, 5)))) for place in range(size)],
        "higher" if number % 2 else "lower",
    )


# --- changes, ranks, quarters, shares, rolling averages, projections --------------------------------

frame = pd.DataFrame(
    {
        "area": np.repeat(["a", "b", "c"], 6),
        "year": years(6, 2015) * 3,
        "x": [10, 12, 9, None, 14, 21, 0, 5, -4, 8, 8, 2, 3, 3, 3, 1, 7, 30],
    }
)
frame["x"] = frame["x"].astype("Int64")
before = frame.groupby("area")["x"].shift(1).astype(object).where(lambda s: s.notna(), None).tolist()
now = frame["x"].astype(object).where(lambda s: s.notna(), None).tolist()
differences = [None if a is None or b is None else a - b for a, b in zip(now, before)]
percents = [
    None if d is None or b == 0 else 100 * d / abs(b) for d, b in zip(differences, before)
]
case(
    "change over three areas, with a zero and a negative base and a missing value", frame,
    "add period(text(year)) as p | change x over p by area",
    {"before": before, "change": differences, "percent_change": percents},
)
rolled = (
    frame.assign(x=frame["x"].astype(float)).groupby("area")["x"].rolling(3, min_periods=3).mean().tolist()
)
case(
    "rolling average of three", frame,
    "add period(text(year)) as p | rolling average 3 of x over p by area",
    {"rolling_average": rolled},
)
running = frame.assign(x=frame["x"].astype(float).fillna(0)).groupby("area")["x"].cumsum().tolist()
case(
    "running total", frame, "add period(text(year)) as p | running total x over p by area",
    {"running_total": running},
)
base = {"a": 10, "b": 0, "c": 3}
case(
    "index to the first year", frame, "add period(text(year)) as p | index x to 2015 over p by area",
    {
        "index": [
            None if x is None or base[area] == 0 else 100 * x / base[area]
            for area, x in zip(frame["area"], now)
        ]
    },
)

for number in range(6):
    size = int(SEED.integers(4, 60))
    values = [round(float(v), 1) for v in SEED.normal(60, 12, size)]
    for place in SEED.integers(0, size, 3):
        values[int(place)] = values[int(SEED.integers(0, size))]
    holes = set(int(p) for p in SEED.integers(0, size, int(SEED.integers(0, 3))))
    cells = pd.Series([None if place in holes else value for place, value in enumerate(values)], dtype=float)
    table = pd.DataFrame({"id": range(1, size + 1), "x": cells})
    highest = bool(number % 2)
    ranks = cells.rank(method="min", ascending=not highest).tolist()
    words = "highest" if highest else "lowest"
    case(
        f"ranks {number}", table, f"rank x {words} first | sort by id",
        {"rank": ranks, "out_of": [int(cells.notna().sum())] * size},
    )
    bounds = np.nanquantile(cells, [0.25, 0.5, 0.75], method="linear")
    bands = []
    for value in cells:
        if math.isnan(value):
            bands.append(None)
            continue
        quarter = int(np.searchsorted(bounds, value, side="left"))
        bands.append("ABCD"[3 - quarter if highest else quarter])
    if cells.notna().sum() >= 4:
        case(f"quarters {number}", table, f"quartile x {words} first | sort by id", {"quartile": bands})
    shares = (100 * cells / cells.sum()).tolist()
    case(f"shares {number}", table, "share x", {"share": shares})

for number in range(5):
    size = int(SEED.integers(5, 14))
    points = [round(float(200 + 7 * place + SEED.normal(0, 9)), 1) for place in range(size)]
    table = pd.DataFrame({"year": years(size), "x": points})
    places = np.arange(size)
    fit = stats.linregress(places, points)
    rest = np.array(points) - fit.intercept - fit.slope * places
    error = math.sqrt((rest**2).sum() / (size - 2))
    spread = ((places - places.mean()) ** 2).sum()
    lines = {"projected": [None] * size, "low": [None] * size, "high": [None] * size}
    for step in range(1, 4):
        at = size - 1 + step
        centre = fit.intercept + fit.slope * at
        reach = stats.t.ppf(0.975, size - 2) * error * math.sqrt(1 + 1 / size + (at - places.mean()) ** 2 / spread)
        lines["projected"].append(centre)
        lines["low"].append(centre - reach)
        lines["high"].append(centre + reach)
    case(
        f"projection {number}", table,
        "add period(text(year)) as p | project x over p for 3 periods", lines,
    )


# --- intervals, funnels, worries, sides, bridges, the year so far --------------------------------

figures, totals = [0, 1, 21, 53, 173, 548, 3], [10, 7, 22, 66, 548, 548, 400]
for level in (95, 99.8):
    table = pd.DataFrame({"x": figures, "n": totals})
    z = stats.norm.ppf(0.5 + level / 200)
    # Wilson (1927) as the roots of (p - x/n)^2 = z^2 p (1 - p) / n.
    roots = []
    for x, n in zip(figures, totals):
        share = x / n
        low, high = sorted(np.roots([1 + z * z / n, -(2 * share + z * z / n), share * share]).real)
        roots.append((max(low, 0.0), min(high, 1.0)))
    byar = []
    for x in figures:
        low = 0 if x == 0 else x * max(1 - 1 / (9 * x) - z / (3 * math.sqrt(x)), 0) ** 3
        byar.append((low, (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * math.sqrt(x + 1))) ** 3))
    case(
        f"wilson and byar at {level}", table,
        f"add lower(wilson(x, n, {level})) as a, upper(wilson(x, n, {level})) as b, "
        f"lower(byar(x, {level})) as c, upper(byar(x, {level})) as d",
        {
            "a": [100 * low for low, _ in roots], "b": [100 * high for _, high in roots],
            "c": [low for low, _ in byar], "d": [high for _, high in byar],
        },
    )


def funnel(name, table, query, numbers):
    pooled = numbers.sum() / table["n"].sum()
    error = np.sqrt(pooled * (1 - pooled) / table["n"])
    ends = {}
    for word, z in (("95", 1.959963984540054), ("99_8", 3.090232306167813)):
        ends[f"lower_{word}"] = (100 * np.clip(pooled - z * error, 0, 1)).tolist()
        ends[f"upper_{word}"] = (100 * np.clip(pooled + z * error, 0, 1)).tolist()
    share = 100 * numbers / table["n"]
    words = []
    for place, value in enumerate(share):
        if value < ends["lower_99_8"][place]:
            words.append("Low (0.001)")
        elif value < ends["lower_95"][place]:
            words.append("Low (0.025)")
        elif value > ends["upper_99_8"][place]:
            words.append("High (0.001)")
        elif value > ends["upper_95"][place]:
            words.append("High (0.025)")
        else:
            words.append("Not significant")
    case(name, table, query, {"pooled": [100 * pooled] * len(table), "position": words, **ends})


for number in range(3):
    sizes = SEED.integers(5, 900, 40)
    counts = SEED.binomial(sizes, np.clip(SEED.normal(0.5, 0.06, 40), 0, 1))
    table = pd.DataFrame({"x": counts, "n": sizes})
    funnel(f"funnel {number}", table, "funnel x of n", table["x"])
vector = pd.DataFrame({"p": ["49.166%", "49.166%"], "n": [548, 62108]})
funnel("the vector of the funnel", vector, "funnel p of n", 0.49166 * vector["n"])

rows, expected = [], []
for place in range(12):
    size = int(SEED.integers(60, 700))
    drift = float(SEED.choice([-4, 0, 3]))
    level = float(SEED.normal(55, 9))
    points = [round(min(max(level + drift * step + float(SEED.normal(0, 1.5)), 1), 99), 1) for step in range(6)]
    rows += [(f"area {place:02d}", year, f"{point}%", size) for year, point in zip(years(6), points)]
    p, z = points[-1] / 100, 1.959963984540054
    low, high = np.roots([1 + z * z / size, -(2 * p + z * z / size), p * p]).real[[1, 0]]
    is_apart = not min(low, high) <= 0.52 <= max(low, high)
    against = "similar" if not is_apart else "better" if p > 0.52 else "worse"
    score, chance = mann_kendall(points)
    course = "no clear trend" if chance >= 0.05 else "getting better" if score > 0 else "getting worse"
    if against == "worse":
        verdict = "worry" if course == "getting worse" else "worse, not getting worse"
    else:
        verdict = "getting worse" if course == "getting worse" else "no worry"
    order = ["worry", "", "worse, not getting worse", "getting worse", "no worry"].index(verdict)
    expected.append((order, points[-1], f"area {place:02d}", against, course, verdict))
rows += [("England", year, "52.0%", 60000) for year in years(6)]
expected.sort()
case(
    "worry", pd.DataFrame(rows, columns=["area", "year", "p", "n"]).sample(frac=1, random_state=7),
    'add period(text(year)) as t | worry p over t by area against "England" of n higher is better | drop interval',
    {
        "area": [row[2] for row in expected], "latest": [row[1] for row in expected],
        "gap": [row[1] - 52 for row in expected], "against": [row[3] for row in expected],
        "trend": [row[4] for row in expected], "verdict": [row[5] for row in expected],
    },
)

sides = pd.DataFrame(
    {
        "place": np.repeat(["Ash", "Elm", "Oak"], 4),
        "year": years(4) * 3,
        "x": [10, 12, 15, 11, 9, 12, 13, 16, 20, 18, 11, 5],
    }
)
wide = sides.pivot(index="year", columns="place", values="x")
case(
    "two places beside one", sides,
    'add period(text(year)) as t | drop year | compare "Ash" with "Elm", "Oak" of x by t lower is better',
    {"gap_elm": (wide["Ash"] - wide["Elm"]).tolist(), "gap_oak": (wide["Ash"] - wide["Oak"]).tolist()},
)
causes = pd.DataFrame({"c": list("wxyzw"), "a": [10, 20, 5, 7, 1], "b": [14, 13, 6, 7, 2]})
effects = (causes["b"] - causes["a"]).groupby(causes["c"]).sum()
effects = effects.sort_values(ascending=False, kind="stable")
case(
    "a bridge of four causes", causes, "bridge a to b by c",
    {"amount": [int(causes["a"].sum()), *effects.tolist(), int(causes["b"].sum())]},
)
months_gone = [3, 6, 9, 12]
so_far = pd.DataFrame(
    {"t": [f"Q{m // 3} 2023/24" for m in months_gone], "s": [10, 31, 50, 84], "b": [80] * 4}
)
case(
    "run rate", so_far, "run_rate s over t",
    {"year_gone": [100 * m / 12 for m in months_gone], "full_year": [s * 12 / m for s, m in zip(so_far["s"], months_gone)]},
)
case(
    "phasing", so_far, "phasing s of b over t",
    {
        "share_spent": [100 * s / 80 for s in so_far["s"]],
        "ahead": [100 * s / 80 - 100 * m / 12 for s, m in zip(so_far["s"], months_gone)],
    },
)


def fingerprint(text):
    """FNV-1a, 64 bits: the tests say so when this script is newer than the answers."""
    code = 0xCBF29CE484222325
    for byte in text:
        code = ((code ^ byte) * 0x100000001B3) % 2**64
    return f"{code:016x}"


with open(__file__, "rb") as script:
    print(
        json.dumps(
            {"script": fingerprint(script.read()), "cases": CASES}, indent=1, ensure_ascii=False
        )
    )
