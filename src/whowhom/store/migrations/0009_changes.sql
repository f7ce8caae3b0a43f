-- What a coding anew changed, one row a record: it is gone, new, or tells something else than before.
CREATE TABLE changes (
    run      INTEGER NOT NULL,
    document VARCHAR NOT NULL,
    kind     VARCHAR NOT NULL,    -- gone, new, changed
    type     VARCHAR NOT NULL,    -- of the record, after the change where there is one
    before   VARCHAR,             -- id of the record before; null: it is new
    after    VARCHAR,             -- id of the record after; null: it is gone
    fields   VARCHAR[] NOT NULL,  -- what tells something else
    told     JSON NOT NULL        -- each of them before and after
);
