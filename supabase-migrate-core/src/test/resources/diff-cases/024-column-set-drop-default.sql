-- capability: column: set/drop default
--- before
CREATE TABLE t (a int DEFAULT 1, b text, c timestamptz DEFAULT now());
--- after
CREATE TABLE t (a int, b text DEFAULT 'it''s', c timestamptz DEFAULT clock_timestamp());
