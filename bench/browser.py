"""The failure browser: each coded report beside what the program made of it, as one page that needs no network."""

from __future__ import annotations

from html import escape
from pathlib import Path

from bench.score import Comparison, Json, Pair, sides

STYLE = """
:root { color-scheme: light dark; --line: #8883;
        --missed: #c43c2a; --extra: #9a6b00; --wrong: #6a4bbd; --right: #2c7a4b; }
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 78rem; padding: 1.5rem }
h1 { font-size: 1.4rem; margin: 0 0 .3rem } h2 { font-size: 1.1rem; margin: 0 }
header p, .count { color: color-mix(in srgb, currentColor 65%, transparent) }
nav { display: flex; gap: .8rem; flex-wrap: wrap; margin: 1rem 0 }
section { border-top: 1px solid var(--line); padding: 1rem 0 }
section { display: grid; gap: 1.5rem; grid-template-columns: 3fr 2fr }
section > h2 { grid-column: 1 / -1 }
pre { white-space: pre-wrap; font: inherit; margin: 0 }
mark { color: inherit; border-bottom: 2px solid var(--tint) }
mark { background: color-mix(in srgb, var(--tint) 18%, transparent) }
ol { list-style: none; margin: 0; padding: 0; display: grid; gap: .6rem; align-content: start }
li { border-left: 4px solid var(--tint); padding-left: .7rem }
li b { color: var(--tint); font-variant: small-caps } q { font-style: italic }
li small { display: block; color: color-mix(in srgb, currentColor 65%, transparent) }
.missed { --tint: var(--missed) } .extra { --tint: var(--extra) }
.wrong { --tint: var(--wrong) } .right { --tint: var(--right) }
body:has(#faults:checked) .right:is(li) { display: none }
@media (max-width: 50rem) { section { grid-template-columns: 1fr } }
@media (prefers-color-scheme: dark) {
  :root { --missed: #ff8a7a; --extra: #e5b95a; --wrong: #b7a2f5; --right: #7fcf9c } }
"""
Mark = tuple[int, int, str]


def write(compared: list[Comparison], figures: Json, path: Path) -> None:
    """The page: figures on top, then a section a report, text on the left, what went well or wrong on the right."""
    found = "".join(_section(one) for one in compared)
    links = "".join(f'<a href="#{escape(c.report["id"])}">{escape(c.report["id"])}</a>' for c in compared)
    detect, strict = figures["detect"], figures["strict"]
    page = f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Records beside coded reports</title>
<style>{STYLE}</style>
<header><h1>Records beside coded reports</h1>
<p>found: F1 {detect["f1"]:.3f} (precision {detect["precision"]:.2f}, recall {detect["recall"]:.2f}) ·
all right: F1 {strict["f1"]:.3f} · {figures["events"]} acts, {figures["records"]} records</p>
<label><input type="checkbox" id="faults"> only what went wrong</label><nav>{links}</nav></header>
{found}</html>
"""
    path.write_text(page, encoding="utf-8")


def _section(one: Comparison) -> str:
    name, text = one.report["id"], one.report["text"]
    items: list[tuple[int, str, str]] = []
    marks: list[Mark] = []
    for act in one.missed:
        start = text.find(act["key"])
        marks.append((start, start + len(act["key"]), "missed"))
        items.append((start, "missed", f"<b>missed {act['type']}</b> {_told(act, act)} <q>{escape(act['key'])}</q>"))
    for record in one.extra:
        why = (record.get("why") or record.get("evidence") or [{}])[0]
        start, end = why.get("span") or (0, 0)
        marks.append((start, end, "extra"))
        items.append((start, "extra", f"<b>invented {record['type']}</b> {_told(record, record)} {_reasons(record)}"))
    for pair in one.pairs:
        kind = "right" if pair.alike else "wrong"
        start = text.find(pair.act["key"])
        marks.append((start, start + len(pair.act["key"]), kind))
        items.append((start, kind, _pair(pair)))
    listed = "".join(f'<li class="{kind}">{words}</li>' for _, kind, words in sorted(items))
    return (
        f'<section id="{escape(name)}"><h2>{escape(name)} <span class="count">{len(one.missed)} missed, '
        f"{len(one.extra)} invented, {sum(not p.alike for p in one.pairs)} wrong</span></h2>"
        f"<pre>{_marked(text, marks)}</pre><ol>{listed}</ol></section>\n"
    )


def _pair(pair: Pair) -> str:
    coded = _told(pair.act, pair.act)
    if pair.alike:
        return f"<b>right {pair.act['type']}</b> {coded} <q>{escape(pair.act['key'])}</q>"
    return (
        f"<b>wrong {pair.act['type']}</b> {coded}, not {_told(pair.record, pair.act)} "
        f"<q>{escape(pair.act['key'])}</q> {_reasons(pair.record)}"
    )


def _told(either: Json, act: Json) -> str:
    doers, others = (" + ".join(sorted(side)) or "nobody" for side in sides(either, act))
    arrow = "together" if act.get("reciprocal") else f"→ {others}"
    return escape(f"{doers} {arrow}, {either.get('status') or 'occurred'}")


def _reasons(record: Json) -> str:
    said = "; ".join(f"{w['rule']} «{w['text']}»" for w in record.get("why") or ())
    return f"<small>{escape(said)} · {record.get('confidence')}</small>"


def _marked(text: str, marks: list[Mark]) -> str:
    """The text with its marks; where two overlap the earlier, then the longer one is shown."""
    out, at = "", 0
    for start, end, kind in sorted(marks, key=lambda m: (m[0], -m[1])):
        if start < at or end <= start:
            continue
        out += f'{escape(text[at:start])}<mark class="{kind}">{escape(text[start:end])}</mark>'
        at = end
    return out + escape(text[at:])
