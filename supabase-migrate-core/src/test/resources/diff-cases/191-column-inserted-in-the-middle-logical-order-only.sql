-- capability: column inserted in the middle (logical order only)
--- before
CREATE TABLE t (a int, c int);
--- rows
INSERT INTO t VALUES (1, 3);
--- after
CREATE TABLE t (a int, b text, c int);
