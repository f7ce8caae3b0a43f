"""The incidents of an invented store: one an act, however many of its reports tell it."""

from __future__ import annotations

FIRST_TELLING = """
SELECT t.*, p.* EXCLUDE (incident)
FROM (SELECT incident, count(*) AS tellings, list(id ORDER BY e) AS events, list(document ORDER BY e) AS documents,
          list(outlet ORDER BY e) AS outlets, list(outlet_country ORDER BY e) AS countries,
          round(least(0.99, 1 - product(1 - confidence)), 2) AS sure
      FROM placed GROUP BY incident) t
JOIN (SELECT incident, e, type, mode, cameo, quad, score, reciprocal, status, day, place, lon, lat, whom,
          {"id": who || '.' || sector, "name": who_name, "country": who, "sector": sector} AS one,
          {"id": whom || '.GOV', "name": whom_name, "country": whom, "sector": 'GOV'} AS other
      FROM placed WHERE e = act) p USING (incident)
"""
RECORD = """json_object(
    'record', 'incident', 'id', incident, 'type', type, 'mode', mode, 'cameo', cameo, 'quad', quad, 'score', score,
    'reciprocal', reciprocal, 'actors', IF(reciprocal, [one, other], [one]), 'recipients', IF(reciprocal, [], [other]),
    'when', {"start": day, "end": day, "precision": 'day'},
    'places', [{"name": place, "kind": 'city', "country": whom, "lon": lon, "lat": lat}],
    'status', status, 'figures', [], 'denials', [], 'dissent', [], 'events', events, 'documents', documents,
    'sources', [{"name": outlets[n], "country": countries[n], "state": 'no', "documents": [documents[n]]}
                for n in range(1, tellings + 1)],
    'independent', tellings, 'confidence', sure, 'why', [])"""
KEY = "CAST(hash(incident) >> 4 AS BIGINT)"

INCIDENTS = f"""
INSERT INTO incidents BY NAME
SELECT incident AS id, type, mode, cameo, quad, score, reciprocal, status, day AS when_start, day AS when_end,
    'day' AS precision, IF(reciprocal, [one.id, other.id], [one.id]) AS actors,
    IF(reciprocal, []::VARCHAR[], [other.id]) AS recipients, [place] AS places, tellings AS documents,
    tellings AS sources, sure AS confidence, {RECORD} AS record, {KEY} AS key
FROM ({FIRST_TELLING}) ORDER BY e
"""
INCIDENT_EVENTS = f"""
INSERT INTO incident_events BY NAME
SELECT incident, id AS event, document, {KEY} AS key, e + 1 AS number FROM placed ORDER BY e
"""
