"""Scores of a CSV file of points or samples, computed a second time and apart from the product.

Written from the published formulas alone, with the standard library, in another language. Prints one JSON object:
cells by evaluation, tier and task, and scores by evaluation and tier.

usage: independent-scores.py FILE columns-as-JSON guess-chances-as-JSON
"""

import csv
import json
import math
import sys

Z_COMPATIBLE = 1.96
Z = 1.959963984540054
FLOOR = 0.01


def wilson(successes, trials, z):
    share = successes / trials
    scale = 1 + z * z / trials
    center = (share + z * z / (2 * trials)) / scale
    margin = z * math.sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials)) / scale
    return center, margin


def limits(successes, trials, z):
    center, margin = wilson(successes, trials, z)
    return (0 if successes == 0 else center - margin), (1 if successes == trials else center + margin)


def guess_limits(correct, total, guess_sum, guess_squares, z):
    """Roots in a of (â − a)² = z²·(1 − a)(N − Q(1 − a))/N², found by bisection instead of the closed form."""
    trials = total - guess_sum
    estimate = (correct - guess_sum) / trials

    def excess(a):
        variance = (1 - a) * (trials - guess_squares * (1 - a)) / trials**2
        return (estimate - a) ** 2 - z * z * variance

    def root(inside, outside):
        for _ in range(200):
            middle = (inside + outside) / 2
            if excess(middle) <= 0:
                inside = middle
            else:
                outside = middle
        return inside

    return estimate, root(estimate, -1e4), (1.0 if correct == total else root(estimate, 1.0))


def reach(share, trials):
    """The upper end of Wilson's interval at a share of successes."""
    center, margin = wilson(min(1, max(0, share)) * trials, trials, Z_COMPATIBLE)
    return center + margin


def score_cell(cell):
    correct, total, truncated = cell["correct"], cell["total"], cell["truncated"]
    guess_sum = cell["guess"]
    cut = truncated / (total + truncated)
    cut_low, cut_high = limits(truncated, total + truncated, Z)
    if total == 0:
        center, margin = 0.5, 0.5
        plain, lower, upper = -cut, -cut_high, 1 - cut_low
        rerun = (FLOOR, FLOOR, 1 - cut_low)
        shift = 0
    else:
        center, margin = wilson(max(0, correct - guess_sum), total - guess_sum, Z_COMPATIBLE)
        estimate, low, high = guess_limits(correct, total, guess_sum, cell["squares"], Z)
        plain = estimate - cut
        lower = plain - math.hypot(estimate - low, cut_high - cut)
        upper = plain + math.hypot(high - estimate, cut - cut_low)
        trials = total - guess_sum
        middle = reach(estimate, trials)
        rerun = (
            middle - cut,
            middle - cut - math.hypot(middle - reach(low, trials), cut_high - cut),
            middle - cut + math.hypot(reach(high, trials) - middle, cut - cut_low),
        )
        deviation = (upper - plain + math.hypot(estimate - max(0, low), cut_high - cut)) / (2 * Z)
        shift = min(0.5, (deviation / plain) ** 2 / 2) if plain - deviation > FLOOR else 0
    return {
        "center": center,
        "margin": margin,
        "truncated_ratio": cut,
        "adjusted_score": center + margin - cut,
        "score": plain,
        "lower": lower,
        "upper": upper,
        "rerun": rerun,
        "shift": shift,
        "tokens": cell["tokens"] / cell["timed"] if cell["timed"] else None,
    }


def clamp(value):
    return min(1.0, max(FLOOR, value))


def geometric(values):
    return math.exp(math.fsum(math.log(value) for value in values) / len(values))


def compose(parts, weights, shift=0):
    """Square-and-add on the log scale; parts are (score, lower, upper) as shares."""
    logs = [tuple(math.log(clamp(value)) for value in part) for part in parts]
    pairs = list(zip(weights, logs))
    middle = math.fsum(w * score for w, (score, _, _) in pairs)
    below = math.sqrt(math.fsum((w * (score - low)) ** 2 for w, (score, low, _) in pairs))
    above = math.sqrt(math.fsum((w * (high - score)) ** 2 for w, (score, _, high) in pairs))
    lower, upper = min(middle, middle - below + shift), min(0, max(middle, middle + above + shift))
    return [1000 * math.exp(value) for value in (middle, lower, upper)]


def score_cells(cells, weights):
    shift = math.fsum(w * one["shift"] for w, one in zip(weights, cells))
    plain, lower, upper = compose([(one["score"], one["lower"], one["upper"]) for one in cells], weights, shift)
    _, rerun_lower, rerun_upper = compose([one["rerun"] for one in cells], weights)
    return {
        "plain": plain,
        "lower": lower,
        "upper": upper,
        "reasonscore_lower": rerun_lower,
        "reasonscore_upper": rerun_upper,
    }


def score_tier(cells):
    tokens = [one["tokens"] for one in cells if one["tokens"] is not None]
    return {
        "reasonscore": 1000 * geometric([max(FLOOR, one["adjusted_score"]) for one in cells]),
        **score_cells(cells, [1 / len(cells)] * len(cells)),
        "avg_tokens": sum(tokens) / len(tokens) if tokens else None,
    }


def score_overall(tiers):
    """Every tier weighs the same, and so does every cell within its tier."""
    cells = [(one, 1 / (len(tiers) * len(tier["tasks"]))) for tier in tiers for one in tier["tasks"].values()]
    tokens = [tier["avg_tokens"] for tier in tiers if tier["avg_tokens"] is not None]
    return {
        "reasonscore": 1000 * geometric([tier["reasonscore"] / 1000 for tier in tiers]),
        **score_cells([one for one, _ in cells], [weight for _, weight in cells]),
        "avg_tokens": sum(tokens) / len(tokens) if tokens else None,
    }


def new_cell():
    return {"correct": 0.0, "total": 0.0, "truncated": 0.0, "guess": 0.0, "squares": 0.0, "tokens": 0.0, "timed": 0.0}


def add_point(cell, row, column, guess):
    total = float(row[column("total")])
    cut = float(row[column("truncated")] or 0) if column("truncated") in row else 0.0
    cell["correct"] += float(row[column("correct")])
    cell["total"] += total
    cell["truncated"] += cut
    cell["guess"] += guess * total
    cell["squares"] += (1 - guess) ** 2 * total
    if row.get(column("completion_tokens")):
        cell["tokens"] += float(row[column("completion_tokens")])
        cell["timed"] += total + cut


def add_sample(cell, row, column, guess):
    """A response that hit its limit is no trial, where the source says of every response of the cell how it ended."""
    cut = row.get("finish_reason") == "length"
    cell["truncated" if cut else "total"] += 1
    cell["unknown"] = cell.get("unknown", False) or not row.get("finish_reason")
    if not cut:
        cell["correct"] += float(row[column("correct")])
        cell["guess"] += guess
        cell["squares"] += (1 - guess) ** 2
    if row.get(column("completion_tokens")):
        cell["tokens"] += float(row[column("completion_tokens")])
        cell["timed"] += 1


def settle(cell, guess):
    """Where the endings are known of some responses only, none counts as truncated: those that were are simply wrong."""
    if cell.get("unknown"):
        cell["total"] += cell["truncated"]
        cell["guess"] += guess * cell["truncated"]
        cell["squares"] += (1 - guess) ** 2 * cell["truncated"]
        cell["truncated"] = 0
    return cell


def main():
    path, names, guesses = sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3])
    column = lambda field: names.get(field, field)
    chance_of = lambda task: guesses.get(task, guesses.get("*", 0))
    cells = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            add = add_point if column("total") in row else add_sample
            for tier in row[column("tier")].split("|"):
                task = row[column("task")]
                key = (row[column("eval_id")], tier, task)
                add(cells.setdefault(key, new_cell()), row, column, chance_of(task))
    boards = {}
    for (evaluation, tier, task), cell in cells.items():
        boards.setdefault(evaluation, {}).setdefault(tier, {})[task] = score_cell(settle(cell, chance_of(task)))
    result = {}
    for evaluation, tiers in boards.items():
        scored = {tier: {**score_tier(list(tasks.values())), "tasks": tasks} for tier, tasks in tiers.items()}
        result[evaluation] = {**score_overall(list(scored.values())), "tiers": scored}
    json.dump(result, sys.stdout)


main()
