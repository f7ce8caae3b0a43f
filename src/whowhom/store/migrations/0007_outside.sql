-- Data sets of others: each row as it was, with what it tells in our terms beside it.
CREATE TABLE outside_sets (
    dataset VARCHAR NOT NULL,
    layout  VARCHAR NOT NULL,         -- gdelt, icews, polecat, acled, ged, mme
    header  BLOB                      -- the first file's line of names; null: it had none
);

CREATE TABLE outside (
    dataset    VARCHAR NOT NULL,
    row        BIGINT NOT NULL,       -- place in the data set, counted from 1
    file       VARCHAR NOT NULL,
    line       BIGINT NOT NULL,
    key        VARCHAR NOT NULL,      -- of the cells, and which time they come in their file
    id         VARCHAR NOT NULL,      -- the data set's own
    when_start DATE NOT NULL,
    when_end   DATE NOT NULL,
    actors     VARCHAR[] NOT NULL,    -- states, ISO 3166-1 alpha-3
    recipients VARCHAR[] NOT NULL,
    type       VARCHAR,               -- PLOVER, where the data set's own kind has one
    mode       VARCHAR,
    cameo      VARCHAR,
    quad       VARCHAR,
    score      DOUBLE,
    lon        DOUBLE,
    lat        DOUBLE,
    place      VARCHAR,
    source     VARCHAR,
    cells      VARCHAR[] NOT NULL,
    raw        BLOB                   -- the bytes of the line, where writing the cells would give others
);
