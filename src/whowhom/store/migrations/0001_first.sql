-- Reports as they were read, and what became of each.
CREATE TABLE documents (
    id             VARCHAR NOT NULL,
    digest         VARCHAR NOT NULL,  -- of text and date: the same content is coded once
    text           VARCHAR NOT NULL,
    source         VARCHAR NOT NULL,
    url            VARCHAR,
    title          VARCHAR,
    outlet         VARCHAR,
    published      DATE,
    published_from VARCHAR,
    language       VARCHAR,
    blocks         JSON,
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
    actors     VARCHAR[],
    recipients VARCHAR[],
    places     VARCHAR[],
    speakers   VARCHAR[],
    contexts   VARCHAR[],
    alleged_by VARCHAR,
    precedent  VARCHAR,
    confidence DOUBLE,
    evidence   VARCHAR,
    coder      VARCHAR NOT NULL,
    codebook   VARCHAR NOT NULL,
    record     JSON NOT NULL
);

CREATE TABLE event_parties (
    event    VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    side     VARCHAR NOT NULL,        -- actor, recipient
    position INTEGER NOT NULL,
    id       VARCHAR NOT NULL,
    country  VARCHAR,
    sector   VARCHAR,
    name     VARCHAR
);

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

CREATE TABLE relations (
    id          VARCHAR NOT NULL,
    document    VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    parties     VARCHAR[],
    kind        VARCHAR NOT NULL,
    trend       VARCHAR,
    since_start DATE,
    since_end   DATE,
    evidence    VARCHAR,
    coder       VARCHAR NOT NULL,
    codebook    VARCHAR NOT NULL,
    record      JSON NOT NULL
);

CREATE TABLE problems (
    run        INTEGER NOT NULL,
    document   VARCHAR,
    stage      VARCHAR NOT NULL,
    code       VARCHAR NOT NULL,
    message    VARCHAR NOT NULL,
    span_start INTEGER,
    span_end   INTEGER,
    fatal      BOOLEAN NOT NULL
);

CREATE TABLE runs (
    id       INTEGER NOT NULL,
    coder    VARCHAR NOT NULL,
    codebook VARCHAR NOT NULL,
    started  TIMESTAMP NOT NULL,      -- UTC
    finished TIMESTAMP,               -- null: cut short
    ledger   JSON NOT NULL
);
