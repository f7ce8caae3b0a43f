"""Reports for runs that several processes share, and the stores that they fill."""

import json

from house_fakes import CRASH, DRILL, FOREIGN, NOTHING, RAID
from whowhom.store import open_store

BROKEN = "{broken"
CHANGING = {"started", "finished", "owner", "lease_until"}  # with every run


def many():
    """120 reports as JSON lines, copies under a lower and a higher id, failures and a broken line among them."""
    texts = [(DRILL, RAID, CRASH, FOREIGN, f"{NOTHING} {n}")[n % 5] for n in range(120)]
    made = [
        json.dumps({"id": f"doc_{n * 77 % 120:03}", "text": text, "published": f"2022-01-{n // 30 + 1:02}"})
        for n, text in enumerate(texts)
    ]
    made[50] = BROKEN
    return made


def tables(path, *but):
    """Every row of every table, without times and the columns ``but``; a table of what is known by key has no order."""
    left_out = CHANGING.union(but)
    with open_store(path, read_only=True) as store:
        names = [row["t"] for row in store.sql("SELECT table_name AS t FROM information_schema.tables")]
        return {
            name: sorted(
                json.dumps({key: cell for key, cell in row.items() if key not in left_out}, default=repr)
                for row in store.sql(f"SELECT * FROM {name}")
            )
            for name in names
        }
