-- capability: column: add nullable
--- before
CREATE TABLE t (a int);
--- rows
INSERT INTO t VALUES (1), (2);
--- after
CREATE TABLE t (a int, b text, c numeric(8,2));
