"""Questions for incidents as SQL: what is asked is asked of their records, one of which must meet all of it."""

from __future__ import annotations

from typing import Any

from whowhom.store.ask.query import conditions, up_to

_DISPUTED = (
    "json_array_length(i.record, '$.denials') > 0 OR json_array_length(i.record, '$.dissent') > 0 "
    "OR list_contains(json_extract_string(i.record, '$.figures[*].agreed'), 'false')"
)
_RECORDS = "SELECT x.key FROM incident_events x JOIN events e ON e.number = x.number"
_ORDER = "ORDER BY coalesce(i.when_start, i.when_end), i.id"


def incidents_query(
    *,
    min_sources: int = 0,
    disputed: bool = False,
    min_confidence: float | None = None,
    limit: int | None = None,
    offset: int = 0,
    **asked: Any,
) -> tuple[str, list[Any]]:
    """SQL and parameters; ``asked`` as ``query.conditions`` takes it. Raises ValueError, naming the value."""
    where, params = conditions(**asked)
    terms = [f"i.key IN ({_RECORDS} {where})"] if where else []
    if min_sources:
        terms, params = [*terms, "i.sources >= ?"], [*params, min_sources]
    if min_confidence:
        terms, params = [*terms, "i.confidence >= ?"], [*params, min_confidence]
    if disputed:
        terms.append(_DISPUTED)
    of = f"WHERE {' AND '.join(f'({term})' for term in terms)}" if terms else ""
    part = up_to(limit, offset)
    if part:  # all are put in order without their records being read
        of, part = f"WHERE i.rowid IN (SELECT i.rowid FROM incidents i {of} {_ORDER} {part})", ""
    return f"SELECT i.* FROM incidents i {of} {_ORDER} {part}", params
