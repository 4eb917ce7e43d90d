-- capability: column: add generated stored
--- before
CREATE TABLE t (a int);
--- rows
INSERT INTO t VALUES (3);
--- after
CREATE TABLE t (a int, twice int GENERATED ALWAYS AS (a * 2) STORED);
