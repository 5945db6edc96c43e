"""Defects planted on purpose; every one must be noticed: `python -m tests.mutants [a name, or a part of one, …]`.

Each is planted in a copy of the tree, where the tests of the matching then run until the first one fails.
Takes minutes, so it is no part of `make test`.
"""
# ruff: noqa: T201, E501  (a script that reports; each row quotes a line as it stands)

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BASE = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "static", "__pycache__", ".*_cache", ".hypothesis")
PATIENCE = 300
GREEDY = """    order = np.argsort(prices, kind="stable")
    left, chosen = (market.free[0].copy(), market.free[1].copy()), []
    for place in order:
        row, column = arcs.rows[place], arcs.columns[place]
        if left[0][row] and left[1][column]:
            left[0][row] -= 1
            left[1][column] -= 1
            chosen.append(place)
    return arcs.where(np.isin(np.arange(len(arcs)), chosen))
"""

MUTANTS: dict[str, list[tuple[str, str, str]]] = {
    # search
    "greedy instead of optimal": [
        ("flow.py", "    count = len(market.rows)\n", GREEDY + "    count = len(market.rows)\n"),
        ("assign.py", "            if not book.relax(arcs):", "            if not book.relax(arcs) or True:"),
        ("assign.py", 'raise RuntimeError("The cheapest flow was not the cheapest.")', "return chosen, book"),
    ],
    "mentor's capacity off by one": [("market.py", "(mentors - held_rows,", "(mentors - held_rows + 1,")],
    "mentee's capacity off by one": [("market.py", "mentees - held_columns)", "mentees - held_columns + 1)")],
    "rule ignored for locked pairs": [
        ("market.py", "if scores[cell] >= 0]", "if True]"),
    ],
    "over-booked locks stand": [("market.py", "if rows[row] <= mentors[row] and", "if True or")],
    "non-deterministic tie": [
        ("shortlist.py", "turns = (np.arange(height) * GOLDEN % 1", "turns = (np.random.random(height)"),
        ("shortlist.py", "BEST_PARTNERS: Final = 16", "BEST_PARTNERS: Final = 1"),
    ],
    "order of input matters": [
        ("problem.py", "tuple(sorted(getattr(self, side), key=lambda person: person.id))",
         "tuple(getattr(self, side))"),
    ],
    "floor one step too low": [("floor.py", "return low, arcs", "return low - 1, arcs")],
    "no level for covered people": [("levels.py", "extra = tandems * ceiling + 1", "extra = 1")],
    "bands in the wrong order": [("levels.py", "sorted(set(thresholds), reverse=True)", "sorted(set(thresholds))")],
    "shortlist taken on trust": [("assign.py", "if len(more) == 0:", "if True:")],
    "lock forgets that somebody is covered": [
        ("market.py", "(held_rows[rows] == 0, held_columns[columns] == 0)",
         "(held_rows[rows] >= 0, held_columns[columns] >= 0)"),
    ],
    # proof
    "proof without a look at the pairs": [
        ("certificate.py", "if (others[tile] & (slack < mentees)).any():", "if False:"),
    ],
    "proof without the floor": [("certificate.py", "        _no_higher_floor(claim, floor)\n", "")],
    "proof without the counts": [("certificate.py", "    _nobody_more(claim)\n", "")],
    "proof without limits": [("certificate.py", "if (rows > mentors).any() or", "if False and")],
    "second look without rules": [("verify.py", "if explanation.violated:", "if False:")],
    # prices of wishes
    "a lost tandem costs nothing": [("levels.py", "lost=4 * extra", "lost=0"), ("regret.py", "lost=4 *", "lost=0 *")],
    "alternatives stop too early": [("regret.py", "if len(costs) >= k and distance > costs[k - 1][0]:", "if len(costs) >= k:")],
    "re-match changes one too many": [("rematch.py", "for _ in range(most + 1):", "for _ in range(most + 2):")],
    "dissolved pair comes back": [("rematch.py", "vetoes=(*problem.vetoes, dissolved)", "vetoes=problem.vetoes"),
                                  ("rematch.py", "= INFEASIBLE", "+= 0")],
    # rules, wrong in the same way for two people and for arrays
    "mentor's year exclusive": [
        ("generations.py", "a.birth_year < rules.mentor_born_from", "a.birth_year <= rules.mentor_born_from"),
        ("generations.py", "mentor < rules.mentor_born_from", "mentor <= rules.mentor_born_from"),
    ],
    "mentee's year inclusive": [
        ("generations.py", "b.birth_year >= rules.mentee_born_before", "b.birth_year > rules.mentee_born_before"),
        ("generations.py", "mentee >= rules.mentee_born_before", "mentee > rules.mentee_born_before"),
    ],
    "gap of years one too wide": [
        ("generations.py", "a.birth_year - b.birth_year < rules", "a.birth_year - b.birth_year <= rules"),
        ("generations.py", "mentor - mentee < rules", "mentor - mentee <= rules"),
    ],
    "gap of years in both directions": [
        ("generations.py", "a.birth_year - b.birth_year < rules", "abs(a.birth_year - b.birth_year) < rules"),
        ("generations.py", "mentor - mentee < rules", "abs(mentor - mentee) < rules"),
    ],
    "unknown year passes": [
        ("generations.py", "        if a.birth_year is None or b.birth_year is None:\n            return True",
         "        if a.birth_year is None or b.birth_year is None:\n            return False"),
        ("generations.py", "blocked |= (mentor == UNKNOWN) | (mentee == UNKNOWN)",
         "blocked &= (mentor != UNKNOWN) & (mentee != UNKNOWN)"),
    ],
    "equal stages pass": [
        ("generations.py", "a.career_stage >= b.career_stage", "a.career_stage > b.career_stage"),
        ("generations.py", "(mentor >= mentee)", "(mentor > mentee)"),
    ],
    "equal bands pass": [
        ("generations.py", "return a.generation == b.generation", "return False"),
        ("generations.py", "else mentor == mentee", "else mentor != mentor"),
    ],
    "line kept apart in one direction only": [
        ("rules.py", "return b.id in self.superiors(a.id) or a.id in self.superiors(b.id)",
         "return b.id in self.superiors(a.id)"),
        ("rules.py", "            for subordinate in self.subordinates(a.ids[row]):", "            for subordinate in ():"),
    ],
    "line one level too long": [
        ("rules.py", "len(found) < self.levels", "len(found) <= self.levels"),
        ("rules.py", "for _ in range(self.levels):", "for _ in range(self.levels + 1):"),
    ],
    "same department passes": [
        ("rules.py", "return same_organisation and same_department", "return False"),
        ("rules.py", "blocked = same_organisation & (mentor == mentee)", "blocked = same_organisation & False"),
    ],
    "externals from the own organisation": [
        ("rules.py", 'return self.format == "external" and same_organisation', "return False"),
        ("rules.py", 'same_organisation & (self.format == "external")', "same_organisation & False"),
    ],
    "on site over any distance": [
        ("people.py", "return shared if near else shared - frozenset(LOCAL_MODES)", "return shared"),
        ("rules.py", "(near & share_any(a.local[rows], b.local))", "share_any(a.local[rows], b.local)"),
    ],
    "one slot too many": [
        ("rules.py", ".bit_count() < self.at_least", ".bit_count() <= self.at_least"),
        ("rules.py", "b.slots) < self.at_least", "b.slots) <= self.at_least"),
    ],
    "conflict in one direction only": [
        ("rules.py", "both_ways = (*problem.conflicts, *((second, first) for first, second in problem.conflicts))",
         "both_ways = problem.conflicts"),
    ],
    "veto forgotten": [("rules.py", '        (True, lambda: LinkRule("veto", _by_mentor(problem.vetoes))),\n', "")],
    "earlier tandems always out": [("rules.py", "(rules.exclude_previous, lambda", "(True, lambda")],
    "paired with oneself": [("rules.py", "        (True, SelfRule),\n", "")],
    "no place is no matter": [("rules.py", "        (True, CapacityRule),\n", "")],
}  # fmt: skip


def killed_by(changes: list[tuple[str, str, str]], folder: Path) -> str:
    """The first test that fails with these changes, empty when none does."""
    for name, old, new in changes:
        path = folder / "tandems" / "matching" / name
        source = path.read_text()
        if old not in source:
            raise SystemExit(f"{name} no longer says: {old}")
        path.write_text(source.replace(old, new))
    command = [sys.executable, "-m", "pytest", "tests/tandems/matching", "-x", "-q", "-p", "no:randomly"]
    try:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return "never ends"
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return failed[0].split("::")[-1].split(" - ")[0] if failed else "" if done.returncode == 0 else "a crash"


def main() -> int:
    """Plant them one after the other."""
    asked = {
        name: MUTANTS[name]
        for name in MUTANTS
        if not sys.argv[1:] or any(word in name for word in sys.argv[1:])
    }
    alive = []
    for name, changes in asked.items():
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(shutil.copytree(BASE, Path(folder) / "copy", ignore=LEFT_OUT))
            killer = killed_by(changes, copy)
        alive += [] if killer else [name]
        print(f"{name}: {killer or 'NOT NOTICED'}", flush=True)
    print(f"{len(asked) - len(alive)} of {len(asked)} noticed.")
    return int(bool(alive))


if __name__ == "__main__":
    sys.exit(main())
