-- Reports as they were read, and what became of each.
CREATE TABLE documents (
    id             VARCHAR NOT NULL,
    digest         VARCHAR NOT NULL,  -- of text and date: the same content is coded once
    text           VARCHAR NOT NULL,
    source         VARCHAR NOT NULL,
    url            VARCHAR,
    title          VARCHAR,
    outlet         VARCHAR,           -- the input's own word
    published      DATE,
    published_from VARCHAR,           -- what says so: option, field, metadata, dateline, crawl
    language       VARCHAR,
    blocks         JSON,              -- labelled stretches of the text
    status         VARCHAR NOT NULL,  -- coded, no-events, failed, copy
    coder          VARCHAR NOT NULL,
    codebook       VARCHAR NOT NULL,
    run            INTEGER NOT NULL
);

-- One act a row: typed columns to ask by, the whole record beside them.
CREATE TABLE events (
    id         VARCHAR NOT NULL,
    document   VARCHAR NOT NULL,
    position   INTEGER NOT NULL,      -- character where the first evidence stands
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
    speakers   VARCHAR[],             -- ids of who says so
    contexts   VARCHAR[],
    alleged_by VARCHAR,
    precedent  VARCHAR,               -- the claim: first, largest, since, last
    confidence DOUBLE,
    evidence   VARCHAR,               -- the sentences that tell of it, one after the other
    coder      VARCHAR NOT NULL,
    codebook   VARCHAR NOT NULL,
    record     JSON NOT NULL
);

-- Who did it and to whom: one party of an act a row.
CREATE TABLE event_parties (
    event    VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    side     VARCHAR NOT NULL,        -- actor, recipient
    position INTEGER NOT NULL,        -- place among the parties of its side, from 0
    id       VARCHAR NOT NULL,
    country  VARCHAR,
    sector   VARCHAR,
    name     VARCHAR
);

-- Where: one place of an act a row.
CREATE TABLE event_places (
    event     VARCHAR NOT NULL,
    document  VARCHAR NOT NULL,
    name      VARCHAR NOT NULL,
    kind      VARCHAR,
    country   VARCHAR,
    lon       DOUBLE,
    lat       DOUBLE,
    role      VARCHAR,
    radius_km DOUBLE
);

-- With what: one force of an act a row.
CREATE TABLE event_forces (
    event    VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    owner    VARCHAR,
    kind     VARCHAR NOT NULL,
    model    VARCHAR,
    count    BIGINT,
    bound    VARCHAR,
    unit     VARCHAR
);

-- Standing states, one a row.
CREATE TABLE relations (
    id          VARCHAR NOT NULL,
    document    VARCHAR NOT NULL,
    position    INTEGER NOT NULL,     -- character where the first evidence stands
    parties     VARCHAR[],
    kind        VARCHAR NOT NULL,
    trend       VARCHAR,
    since_start DATE,                 -- first day
    since_end   DATE,                 -- last day
    evidence    VARCHAR,
    coder       VARCHAR NOT NULL,
    codebook    VARCHAR NOT NULL,
    record      JSON NOT NULL
);

-- What went wrong, with which report, and the way out.
CREATE TABLE problems (
    run        INTEGER NOT NULL,
    document   VARCHAR,
    stage      VARCHAR NOT NULL,
    code       VARCHAR NOT NULL,
    message    VARCHAR NOT NULL,
    span_start INTEGER,               -- where in the report
    span_end   INTEGER,               -- the character after the last
    fatal      BOOLEAN NOT NULL
);

-- Every ingest.
CREATE TABLE runs (
    id       INTEGER NOT NULL,        -- counted from 1
    coder    VARCHAR NOT NULL,
    codebook VARCHAR NOT NULL,
    started  TIMESTAMP NOT NULL,      -- UTC
    finished TIMESTAMP,               -- null: cut short
    ledger   JSON NOT NULL            -- the account of its reports
);
