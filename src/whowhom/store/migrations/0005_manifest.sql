-- The manifest: every source that was ever read, one row each: how far, what came of it, and whether it may be passed over.
CREATE TABLE units (
    id            VARCHAR NOT NULL,  -- kind and full name
    kind          VARCHAR NOT NULL,  -- file, stdin, web; given: reports that a program handed over
    name          VARCHAR NOT NULL,  -- as the user wrote it
    settings      VARCHAR,           -- how it was read: a forced format, a given date
    size          BIGINT,            -- bytes
    modified      BIGINT,            -- nanoseconds since 1970
    digest        VARCHAR,           -- SHA-256 of the bytes
    state         VARCHAR NOT NULL,  -- waiting, leased, done, failed (nothing of it could be read), changed
    cursor        JSON,              -- where to go on; null: at the beginning. Of a feed, what it said last
    reports       INTEGER NOT NULL,  -- read of its present content, up to the cursor
    lost          INTEGER NOT NULL,  -- of these, those that failed
    passes        INTEGER NOT NULL,  -- how often its present content was read to the end
    attempts      INTEGER NOT NULL,  -- how often reading began here without getting further
    owner         VARCHAR,           -- the process that holds it
    lease_until   TIMESTAMP,         -- UTC
    error         VARCHAR,           -- the last thing that cost a report
    run           INTEGER NOT NULL,  -- that touched it last
    coder         VARCHAR,
    codebook      VARCHAR,
    ledger        JSON NOT NULL      -- the account of all runs
);

-- What was read before there was a manifest, so that the accounts of the units and of the runs come to the same.
INSERT INTO units (id, kind, name, state, reports, lost, passes, attempts, run, ledger)
SELECT
    'given', 'given', 'what has no source of its own', 'done', sum(n.read), sum(n.failed), 0, 0, max(id),
    json_object(
        'read', sum(n.read), 'coded', sum(n.coded), 'without_events', sum(n.without_events), 'failed', sum(n.failed),
        'known', sum(n.known), 'copies', coalesce(sum(n.copies), 0), 'events', sum(n.events), 'relations', sum(n.relations)
    )
FROM (
    SELECT id, from_json(ledger, '{
        "read": "INTEGER", "coded": "INTEGER", "without_events": "INTEGER", "failed": "INTEGER", "known": "INTEGER",
        "copies": "INTEGER", "events": "INTEGER", "relations": "INTEGER"
    }') AS n
    FROM runs
)
HAVING count(*) > 0;
