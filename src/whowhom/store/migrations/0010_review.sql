-- What people say of single records. A verdict carries the record as it was judged and as it should be, so that it
-- finds its act again in a later coding.
CREATE TABLE verdicts (
    id       INTEGER NOT NULL,       -- counted together with the judgements
    kind     VARCHAR NOT NULL,       -- accept, reject, correct
    document VARCHAR NOT NULL,
    event    VARCHAR NOT NULL,       -- the record as it was judged
    judged   JSON NOT NULL,          -- all of it, as the coder wrote it
    fields   JSON NOT NULL,          -- what was corrected: field -> value
    proper   JSON NOT NULL,          -- the parts of the record as they should be
    reviewer VARCHAR NOT NULL,       -- name of who says so
    note     VARCHAR NOT NULL,       -- why
    blind    BOOLEAN NOT NULL,       -- given without seeing what others say of it
    decides  BOOLEAN NOT NULL,       -- given to settle what others say differently
    made     TIMESTAMP NOT NULL,     -- UTC
    undone   TIMESTAMP,              -- null: it stands
    "now"    VARCHAR                 -- the record of today that it is about; null: there is none
);

-- What the standing verdicts on a record come to, and the record as the coder wrote it.
CREATE TABLE rulings (
    event     VARCHAR NOT NULL,
    document  VARCHAR NOT NULL,
    kind      VARCHAR NOT NULL,      -- accept, correct, reject, disputed
    reviewers VARCHAR[] NOT NULL,    -- names
    disputed  VARCHAR[] NOT NULL,    -- fields on which they differ
    machine   JSON NOT NULL          -- the record as the coder wrote it
);
