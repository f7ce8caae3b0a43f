-- Data sets of others.
CREATE TABLE outside_sets (
    dataset VARCHAR NOT NULL,         -- the name that it was given
    layout  VARCHAR NOT NULL,         -- gdelt, icews, polecat, acled, ged, mme
    header  BLOB                      -- the first file's line of names; null: it had none
);

-- A row of such a data set as it was, with what it tells in our terms beside it.
CREATE TABLE outside (
    dataset    VARCHAR NOT NULL,      -- the name that it was given
    row        BIGINT NOT NULL,       -- place in the data set, counted from 1
    file       VARCHAR NOT NULL,      -- name of the file that it came in
    line       BIGINT NOT NULL,       -- of that file
    key        VARCHAR NOT NULL,      -- of the cells, and which time they come in their file
    id         VARCHAR NOT NULL,      -- the data set's own
    when_start DATE NOT NULL,         -- first day
    when_end   DATE NOT NULL,         -- last day
    actors     VARCHAR[] NOT NULL,    -- states, ISO 3166-1 alpha-3
    recipients VARCHAR[] NOT NULL,    -- the same
    type       VARCHAR,               -- PLOVER, where the data set's own kind has one
    mode       VARCHAR,               -- the same
    cameo      VARCHAR,               -- where it has one
    quad       VARCHAR,               -- by the type
    score      DOUBLE,                -- on the data set's own scale
    lon        DOUBLE,                -- degrees east
    lat        DOUBLE,                -- degrees north
    place      VARCHAR,               -- its name
    source     VARCHAR,               -- who told it, as the data set says
    cells      VARCHAR[] NOT NULL,    -- as they came
    raw        BLOB                   -- the bytes of the line, where writing the cells would give others
);
