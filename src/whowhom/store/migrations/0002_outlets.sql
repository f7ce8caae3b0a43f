-- Whose press told a report: the outlet's row in tables/outlets.csv, and its country; null where nobody is known.
ALTER TABLE documents ADD COLUMN outlet_id VARCHAR;
ALTER TABLE documents ADD COLUMN outlet_country VARCHAR;
