-- capability: column: add NOT NULL with default
--- before
CREATE TABLE t (a int);
--- rows
INSERT INTO t VALUES (1), (2);
--- after
CREATE TABLE t (a int, state text NOT NULL DEFAULT 'new', at timestamptz NOT NULL DEFAULT now());
