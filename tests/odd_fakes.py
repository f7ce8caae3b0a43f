"""A hostile report: tags, handlers, controls of direction, a word of a megabyte, odd letters before what it tells."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

from house_fakes import DRILL, RAID, FakeCoder, full_event, raid_event, relation, report, span
from whowhom.records import Block, Casualty, Event, Evidence, Link, Problem, Report, Span
from whowhom.syntax import Reading

BEFORE = "😀 𝕎ednesday 👩‍🚀 "  # letters beyond the first plane count once in Python and twice in a browser
TAGS = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\"> & <b>bold</b>"
TURNED = "Prices \u202efell\u2069 by 5\u200b0 per\u00adcent\u0007, said \u2067the bank."
HOSTILE = f"{BEFORE}{DRILL}\n\n{TAGS}\n\n{TURNED}\n\n{'a' * 1_000_000}"


def hostile_report() -> Report:
    return replace(report(HOSTILE, id="odd/1?#<b>"), title=f"{TURNED} {TAGS}", url="javascript:document.title='taken'")


def moved(value: Any, by: int) -> Any:
    """A record, or a part of one, whose spans all stand ``by`` characters later."""
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, Evidence):
        return Evidence(value.text, moved(value.span, by))
    if is_dataclass(value):
        return replace(value, **{part.name: moved(getattr(value, part.name), by) for part in fields(value)})
    return tuple(moved(one, by) for one in value) if isinstance(value, tuple) else value


WOUNDED = " {} were wounded."


def odd_reports() -> list[Report]:
    """The hostile report, and two of one raid that differ in how many were wounded."""
    told = {"a": ("Three", "2019-03-04"), "b": ("Six", "2019-03-05")}
    return [hostile_report(), *(report(RAID + WOUNDED.format(many), day, id) for id, (many, day) in told.items())]


class OddCoder(FakeCoder):
    """Finds the drill wherever it stands in a text, and a second act that follows it; the raid with its wounded."""

    def read(self, report: Report) -> Reading:
        if report.text.startswith(RAID):
            return Reading(report, (), events=(self._raid(report),))
        if DRILL not in report.text:
            return super().read(report)
        by = report.text.index(DRILL)
        first = replace(moved(full_event(report), by), id="evt_odd", links=())
        second = replace(first, id="evt_odd_2", type="CONSULT", mode="meet", links=(Link("follows", first.id),))
        lines = [Span(*found.span()) for found in re.finditer(r"[^\n]+", report.text)]
        blocks = tuple(Block("furniture" if n == 1 else "body", span) for n, span in enumerate(lines))
        wrong = Problem("parse", "odd", f"A sentence was left out: {TAGS}", report.id, fatal=False)
        told = (replace(moved(relation(report), by), id="rel_odd"),)
        return Reading(report, blocks, events=(first, second), relations=told, problems=(wrong,))

    def _raid(self, report: Report) -> Event:
        word = report.text[len(RAID) :].split(" ")[1]
        loss = Casualty("wounded", "GON", {"Three": 3, "Six": 6}[word], None, word, span(report.text, word))
        return replace(raid_event(report), casualties=(loss,))
