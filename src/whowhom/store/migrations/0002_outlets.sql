-- Whose press told a report: the outlet's row in tables/outlets.csv, and its country; null where nobody is known.
ALTER TABLE documents ADD COLUMN outlet_id VARCHAR;  -- the outlet's row in tables/outlets.csv
ALTER TABLE documents ADD COLUMN outlet_country VARCHAR;  -- where the outlet has its seat
