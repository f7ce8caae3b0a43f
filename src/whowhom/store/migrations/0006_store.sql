-- day: by which an act counts (its start, else its end, else its report's date); questions order and page by it.
-- number: a small key of an event within this file, never given twice; the index of words and the joins below use it.
ALTER TABLE events ADD COLUMN day DATE;  -- by which it counts: its start, else its end, else its report's date
ALTER TABLE events ADD COLUMN number BIGINT;  -- a small key within this file
CREATE SEQUENCE event_number;
UPDATE events SET number = nextval('event_number'), day = coalesce(when_start, when_end);
UPDATE events SET day = d.published FROM documents d WHERE d.id = events.document AND events.day IS NULL;

-- Every party once: a question looks its parties up here and joins by key, not by five comparisons of words a row.
CREATE TABLE parties (
    key     BIGINT NOT NULL,
    id      VARCHAR NOT NULL,
    country VARCHAR,
    sector  VARCHAR,
    name    VARCHAR
);
ALTER TABLE event_parties ADD COLUMN party BIGINT;  -- key of parties
ALTER TABLE event_parties ADD COLUMN number BIGINT;
UPDATE event_parties SET party = CAST('0x' || left(sha256(concat_ws(
    chr(31), id, coalesce(country, ''), coalesce(sector, ''), coalesce(name, ''))), 15) AS BIGINT);
UPDATE event_parties SET number = e.number FROM events e WHERE e.id = event AND e.document = event_parties.document;
INSERT INTO parties SELECT DISTINCT party, id, country, sector, name FROM event_parties;
ALTER TABLE event_places ADD COLUMN number BIGINT;
UPDATE event_places SET number = e.number FROM events e WHERE e.id = event AND e.document = event_places.document;
