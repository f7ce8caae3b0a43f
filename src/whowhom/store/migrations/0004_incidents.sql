-- One act as all reports tell it; the columns that one asks by, and the whole record.
CREATE TABLE incidents (
    id         VARCHAR NOT NULL,
    type       VARCHAR NOT NULL,
    mode       VARCHAR,
    cameo      VARCHAR,
    quad       VARCHAR,
    score      DOUBLE,
    reciprocal BOOLEAN,
    status     VARCHAR NOT NULL,
    when_start DATE,
    when_end   DATE,
    precision  VARCHAR,
    actors     VARCHAR[],             -- ids of who did it
    recipients VARCHAR[],             -- ids of whom it was done to
    places     VARCHAR[],             -- names of where it took place
    documents  INTEGER,               -- reports
    sources    INTEGER,               -- independent ones
    confidence DOUBLE,
    record     JSON NOT NULL,
    key        BIGINT NOT NULL        -- of its id: counting joins by it
);

-- Every record stands in exactly one incident.
CREATE TABLE incident_events (
    incident VARCHAR NOT NULL,
    event    VARCHAR NOT NULL,        -- id of the record
    document VARCHAR NOT NULL,
    key      BIGINT NOT NULL,         -- the incident's
    number   BIGINT                   -- the event's
);

-- Pairs of records that are taken for one act, the lower id first, with the signs that spoke most for it.
CREATE TABLE links (
    event VARCHAR NOT NULL,           -- id of one record
    other VARCHAR NOT NULL,           -- id of the other
    score DOUBLE NOT NULL,            -- sum of the weights of the signs
    signs VARCHAR[] NOT NULL          -- those that spoke most for it
);

-- What the links of a report were worked out from; where that has changed, they are worked out anew.
CREATE TABLE linked (
    document VARCHAR NOT NULL,
    state    VARCHAR NOT NULL         -- a digest of what they were worked out from
);

-- What people decided: these records are one act (merge), or no two of them are (split).
CREATE TABLE judgements (
    id     INTEGER NOT NULL,          -- counted from 1, with the verdicts
    kind   VARCHAR NOT NULL,          -- merge, split
    events VARCHAR[] NOT NULL,        -- ids of the records
    judge  VARCHAR NOT NULL,          -- who says so
    note   VARCHAR NOT NULL,          -- why
    made   TIMESTAMP NOT NULL,        -- UTC
    undone TIMESTAMP                  -- null: it holds
);
