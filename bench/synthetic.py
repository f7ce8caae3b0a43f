"""A store of invented records, made in bulk by SQL: the words are those of store.toml, every span is where it says.

About one act in five is told by several reports, and is one incident.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb

from bench.synthetic_incidents import INCIDENT_EVENTS, INCIDENTS
from whowhom.store import open_store

WORDS = Path(__file__).parent / "store.toml"
COUNTRIES = files("whowhom.codebook") / "tables" / "countries.csv"
POINTS = files("whowhom.codebook") / "tables" / "country_points.csv"
OUTLETS = files("whowhom.codebook") / "tables" / "outlets.csv"
A_REPORT = 8  # events
RARE_WORDS = 20_000
RETOLD = 0.25  # of the events of three reports in four: an act of one of the three reports before is told again
FIRST_DAY, DAYS = "2010-01-01", 5840

# r: a number in [0, 1) that hangs on its arguments only. pick: an index below n, small ones far more often.
MACROS = """
CREATE MACRO r(e, k) AS (hash(e * 64 + k) >> 11) / 9007199254740992.0;
CREATE MACRO pick(e, k, n, skew) AS CAST(floor(n * r(e, k) ** skew) AS BIGINT);
CREATE MACRO words_json(t, a, b) AS concat('"text": "', t, '", "span": [', a, ', ', b, ']');
"""

PRESSES = """
CREATE TEMP TABLE outlets AS
SELECT row_number() OVER () - 1 AS n, id, name, country,
    {"id": id, "name": name, "country": country, "kind": kind, "wire": wire = 'yes', "state": state, "by": 'field'}
        AS said
FROM read_csv(?, all_varchar=true)
"""

# One row an event: which words it draws. What tells an act again (act <> e) says the same of it in other words.
CHANCES = """
CREATE TEMP TABLE chances AS
SELECT e, act, e // $a_report AS d, pick(act, 1, $countries, 2) AS who_n, pick(act, 2, $countries, 2) AS whom_n,
    pick(act, 3, $acts, 2) AS act_n, pick(act, 4, $forces, 1.5) AS force_n, pick(act, 5, $objects, 1.5) AS object_n,
    pick(e, 6, $speakers, 1.5) AS speaker_n, pick(act, 7, $places, 3) AS place_n,
    pick(e // $a_report, 8, $outlets, 2) AS outlet_n,
    $first_day::DATE + CAST($days * (act // $a_report) / ($records // $a_report + 1) AS INTEGER) AS day,
    $first_day::DATE + CAST($days * (e // $a_report) / ($records // $a_report + 1) AS INTEGER) AS published,
    [pick(e, 20 + k, $rare, 4) for k in range(6)] AS tail_n
FROM (SELECT e, e - CASE WHEN r(e, 13) < $retold THEN $a_report * (e // $a_report % 4) ELSE 0 END AS act
      FROM range($records) t(e))
"""

# The words of its sentence, and what it says of the act.
DRAWN = """
CREATE TEMP TABLE drawn AS
SELECT e, act, d, day, published, a.iso3 AS who, a.adjective || ' ' || f.word AS who_text, a.name AS who_name,
    w.iso3 AS whom, w.adjective || ' ' || b.word AS whom_text, w.name AS whom_name,
    t.type, nullif(t.mode, '') AS mode, t.cameo, t.quad, t.score, t.verb, t.mode = 'exercise' AS reciprocal,
    CASE WHEN r(act, 8) < 0.8 THEN 'MIL' ELSE 'GOV' END AS sector, s.word AS speaker, p.word AS place,
    round(w.lon + r(act, 9) - 0.5, 3) AS lon, round(w.lat + r(act, 10) - 0.5, 3) AS lat,
    CASE WHEN r(act, 11) < 0.9 THEN 'occurred' WHEN r(act, 11) < 0.95 THEN 'planned' ELSE 'denied' END AS status,
    CASE WHEN r(act, 14) < 0.01 THEN 'first' END AS precedent, round(0.3 + 0.69 * r(e, 12), 2) AS confidence,
    CASE WHEN t.quad LIKE 'material%' THEN k.kind END AS force, 1 + pick(e, 15, 4000, 5) AS count,
    o.id AS outlet_id, o.name AS outlet, o.country AS outlet_country,
    to_json(o.said) AS outlet_json,
    array_to_string(list_select($rare_words, [n + 1 for n in tail_n]), ' ') AS tail
FROM chances
JOIN countries a ON a.n = who_n
JOIN countries w ON w.n = whom_n
JOIN acts t ON t.n = act_n
JOIN vocabulary f ON f.kind = 'forces' AND f.n = force_n
JOIN vocabulary b ON b.kind = 'objects' AND b.n = object_n
JOIN vocabulary s ON s.kind = 'speakers' AND s.n = speaker_n
JOIN vocabulary p ON p.kind = 'places' AND p.n = place_n
JOIN outlets o ON o.n = outlet_n
LEFT JOIN kinds k ON k.word = f.word
"""

# Where everything stands: sentences follow one another in their report, a blank between two.
PLACED = """
CREATE TEMP TABLE placed AS
SELECT *, begun + length(who_text) + 1 AS verb_at, begun + length(who_text) + length(verb) + 2 AS whom_at,
    begun + length(sentence) AS stop, begun + length(sentence) - length(rest) + 6 AS place_at,
    'doc_' || lpad(lower(to_hex(d * 2654435761 % 1099511627776)), 16, '0') AS document,
    'evt_' || lpad(lower(to_hex(e * 2654435761 % 1099511627776)), 16, '0') AS id,
    'inc_' || lpad(lower(to_hex(act * 2654435761 % 1099511627776)), 16, '0') AS incident
FROM (SELECT *, coalesce(sum(length(sentence) + 1) OVER (PARTITION BY d ORDER BY e ROWS BETWEEN UNBOUNDED PRECEDING
        AND 1 PRECEDING), 0)::INTEGER AS begun
      FROM (SELECT *, concat(' near ', place, ' on ', dayname(day), ', ', speaker, ' said; ', tail, '.') AS rest,
                who_text || ' ' || verb || ' ' || whom_text || rest AS sentence FROM drawn)) ORDER BY e
"""

DOCUMENTS = """
INSERT INTO documents BY NAME
SELECT document AS id, sha256(document) AS digest, string_agg(sentence, ' ' ORDER BY e) AS text,
    'feed/' || any_value(d) || '.txt' AS source, 'https://news.example/' || any_value(d) AS url,
    any_value(place || ' ' || verb) AS title, any_value(published) AS published, 'field' AS published_from,
    'en' AS language, any_value(outlet) AS outlet, any_value(outlet_id) AS outlet_id,
    any_value(outlet_country) AS outlet_country, '[]' AS blocks, 'coded' AS status, $coder AS coder,
    $codebook AS codebook, 1 AS run
FROM placed GROUP BY document ORDER BY min(e)
"""

RECORD = """concat(
'{"record": "event", "id": "' , id , '", "document": {"id": "' , document , '", "source": "feed/' , d
, '.txt", "url": "https://news.example/' , d , '", "title": null, "outlet": ' , outlet_json , ', "published": "'
, published , '", "language": "en"}, "type": "' , type , '", "mode": ' , coalesce('"' || mode || '"', 'null')
, ', "cameo": "' , cameo , '", "quad": "' , quad , '", "score": ' , score
, ', "reciprocal": ' , reciprocal , ', "actors": [{"id": "' , who , '.' , sector , '", "name": "' , who_name
, '", "country": "' , who , '", "sector": "' , sector , '", ' , words_json(who_text, begun, begun + length(who_text))
, IF(reciprocal, '}, {', '}], "recipients": [{') , '"id": "' , whom , '.GOV", "name": "'
, whom_name , '", "country": "' , whom , '", "sector": "GOV", '
, words_json(whom_text, whom_at, whom_at + length(whom_text)) , IF(reciprocal, '}], "recipients": []', '}]')
, ', "when": {"start": "' , day , '", "end": "'
, day , '", "precision": "day", "text": null, "span": null, "anchor": "published"}, "duration": null, '
, '"places": [{"name": "' , place , '", "kind": "city", "country": "' , whom , '", "lon": ' , lon
, ', "lat": ' , lat , ', "role": "near", ' , words_json(place, place_at, place_at + length(place))
, '}], "forces": [' , IF(force IS NULL, '', concat('{"owner": "', who, '", "kind": "', force
, '", "model": null, "count": ', count, ', "bound": null, "unit": null, ', words_json(who_text, begun, verb_at - 1)
, '}')) , '], "casualties": [], "status": "' , status , '", "attribution": [], "alleged_by": null, "precedent": '
, IF(precedent IS NULL, 'null', concat('{"claim": "', precedent, '", '
, words_json(verb, verb_at, verb_at + length(verb)), '}'))
, ', "framing": [], "contexts": ["military"], "links": [], "evidence": [{' , words_json(sentence, begun, stop)
, '}], "confidence": ' , confidence , ', "tentative": false, "why": [{"rule": "' , lower(type) , '.invented", '
, words_json(verb, verb_at, verb_at + length(verb)) , '}], "coder": {"version": "' , $coder , '", "codebook": "'
, $codebook , '"}}')
"""

PARTY_IDS = """list_concat([who || '.' || sector], IF(reciprocal, [whom || '.GOV'], [])) AS actors,
    IF(reciprocal, [], [whom || '.GOV']) AS recipients"""
EVENTS = f"""
INSERT INTO events BY NAME
SELECT id, document, begun AS position, type, mode, cameo, quad, score, reciprocal, status, day AS when_start,
    day AS when_end, 'day' AS precision, {PARTY_IDS}, [place] AS places, []::VARCHAR[] AS speakers,
    ['military'] AS contexts, precedent, confidence, sentence AS evidence,
    $coder AS coder, $codebook AS codebook, {RECORD} AS record, day, e + 1 AS number
FROM placed ORDER BY e
"""

KEY = """CAST('0x' || left(sha256(concat_ws(chr(31), id, country, sector, name)), 15) AS BIGINT)"""
PARTIES = f"""
INSERT INTO event_parties BY NAME
SELECT event, document, side, position, id, country, sector, name, e + 1 AS number, {KEY} AS party
FROM (SELECT e, id AS event, document, 'actor' AS side, 0 AS position, who || '.' || sector AS id, who AS country,
          sector, who_name AS name FROM placed
      UNION ALL BY NAME
      SELECT e, id AS event, document, IF(reciprocal, 'actor', 'recipient') AS side, IF(reciprocal, 1, 0) AS position,
          whom || '.GOV' AS id, whom AS country, 'GOV' AS sector, whom_name AS name FROM placed) ORDER BY e, side
"""

PLACES = """
INSERT INTO event_places BY NAME
SELECT id AS event, document, place AS name, 'city' AS kind, whom AS country, lon AS lon, lat AS lat,
    'near' AS role, e + 1 AS number FROM placed ORDER BY e
"""

FORCES = """
INSERT INTO event_forces BY NAME
SELECT id AS event, document, who AS owner, force AS kind, count FROM placed WHERE force IS NOT NULL ORDER BY e
"""

SIGHTINGS = """
INSERT INTO sightings BY NAME
SELECT id AS document, source, url, title, outlet, outlet_id, outlet_country, published FROM documents
"""

NAMES = "INSERT INTO parties SELECT DISTINCT party, id, country, sector, name FROM event_parties"
NUMBERS = "SELECT max(nextval('event_number')) FROM range($records)"
RUN = """
INSERT INTO runs SELECT 1, $coder, $codebook, now()::TIMESTAMP, now()::TIMESTAMP, json_object('read', n, 'coded', n,
    'without_events', 0, 'failed', 0, 'known', 0, 'events', $records::BIGINT, 'relations', 0)
FROM (SELECT count(*) AS n FROM documents)
"""


STEPS = (
    *(CHANCES, DRAWN, PLACED, DOCUMENTS, EVENTS, PARTIES, PLACES, FORCES, SIGHTINGS, NAMES, NUMBERS, RUN),
    *(INCIDENTS, INCIDENT_EVENTS),
)


def make(path: Path, records: int) -> None:
    """Makes the store at ``path``: about as many distinct parties, words and places as a real one has."""
    open_store(path).close()
    words = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    with duckdb.connect(str(path)) as con:
        con.execute(MACROS.replace("CREATE MACRO", "CREATE TEMP MACRO"))
        sizes = _vocabulary(con, words)
        known = {"records": records, "a_report": A_REPORT, "first_day": FIRST_DAY, "days": DAYS, "retold": RETOLD}
        known |= {"coder": "0.0-bench", "codebook": "bench", **sizes}
        for sql in STEPS:
            con.execute(sql, {name: value for name, value in known.items() if re.search(rf"\${name}\b", sql)})


def _vocabulary(con: duckdb.DuckDBPyConnection, words: dict[str, Any]) -> dict[str, Any]:
    """Fills the tables to draw from; gives how much is in each, and the words that make up the sentences' tails."""
    onsets, rimes = words["onsets"], words["rimes"]
    syllables = [onset + rime for rime in rimes for onset in onsets]
    kinds = {kind: words[kind] for kind in ("forces", "objects", "speakers")}
    rare = [syllables[n % 389] + syllables[n * 7 // 389 % 397] for n in range(RARE_WORDS)]
    kinds["places"] = [(syllables[n % 397] + syllables[n // 3 % 383]).title() for n in range(3000)]
    con.execute("CREATE TEMP TABLE vocabulary (kind VARCHAR, n BIGINT, word VARCHAR)")
    for kind, listed in kinds.items():
        con.execute("INSERT INTO vocabulary SELECT ?, unnest(range(?)), unnest(?)", [kind, len(listed), listed])
    acts = ", ".join(f"({n}, {', '.join('?' * len(act))})" for n, act in enumerate(words["act"]))
    con.execute(
        f"CREATE TEMP TABLE acts AS FROM (VALUES {acts}) t(n, {', '.join(words['act'][0])})",
        [cell for act in words["act"] for cell in act.values()],
    )
    con.execute(
        "CREATE TEMP TABLE countries AS SELECT row_number() OVER (ORDER BY hash(iso3)) - 1 AS n, iso3, name, "
        "split_part(adjectives, ';', 1) AS adjective, lon::DOUBLE AS lon, lat::DOUBLE AS lat "
        "FROM read_csv(?, all_varchar=true) c JOIN read_csv(?, all_varchar=true) p USING (iso3) WHERE adjectives <> ''",
        [str(COUNTRIES), str(POINTS)],
    )
    con.execute(PRESSES, [str(OUTLETS)])
    con.execute(
        "CREATE TEMP TABLE kinds AS SELECT unnest(?) AS word, unnest(?) AS kind",
        [list(words["kinds"]), list(words["kinds"].values())],
    )
    sizes = {kind: len(listed) for kind, listed in kinds.items()} | {"acts": len(words["act"])}
    for table in ("countries", "outlets"):
        (sizes[table],) = con.execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)
    return sizes | {"rare_words": rare, "rare": len(rare)}
