-- Every place where a text was seen, at least one a document: a copy is one more place, never a confirmation.
CREATE TABLE sightings (
    document       VARCHAR NOT NULL,
    source         VARCHAR NOT NULL,
    url            VARCHAR,
    title          VARCHAR,
    outlet         VARCHAR,           -- the input's own word
    outlet_id      VARCHAR,           -- the outlet's row in tables/outlets.csv
    outlet_country VARCHAR,
    published      DATE
);
INSERT INTO sightings
SELECT id, source, url, title, outlet, outlet_id, outlet_country, published FROM documents;

-- What a text looks like from afar, so that its copies are found without reading every other text.
CREATE TABLE signatures (
    document VARCHAR NOT NULL,        -- id of the report
    minhash  BLOB NOT NULL,           -- 128 numbers of 4 bytes, lowest byte first
    passages BLOB NOT NULL,           -- numbers of 8 bytes, by which a piece of it is found in another text
    compared BOOLEAN NOT NULL         -- false: its copies are still to be looked for
);

-- Two texts that were compared and found to be copies, each pair once, the lower id first.
CREATE TABLE copy_pairs (
    document VARCHAR NOT NULL,        -- id of one report
    other    VARCHAR NOT NULL,        -- id of the other
    kind     VARCHAR NOT NULL,        -- same-text, wire-copy, excerpt, revision
    share    DOUBLE NOT NULL          -- of the shorter text's words in a row, how many stand in the other too
);

-- Groups drawn from the pairs: one row a copy, pointing at the earliest report of its group.
CREATE TABLE copies (
    document VARCHAR NOT NULL,        -- id of the copy
    of       VARCHAR NOT NULL,        -- id of the earliest report of its group
    kind     VARCHAR NOT NULL,        -- as in copy_pairs
    share    DOUBLE NOT NULL          -- as in copy_pairs
);

-- Agencies that a report credits at its start or end.
CREATE TABLE credits (
    document VARCHAR NOT NULL,
    agency   VARCHAR NOT NULL         -- the agency's row in tables/outlets.csv
);
