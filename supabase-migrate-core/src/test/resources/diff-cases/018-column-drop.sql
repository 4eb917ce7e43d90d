-- capability: column: drop
--- before
CREATE TABLE t (a int, b text, c int);
CREATE INDEX t_b ON t (b);
--- rows
INSERT INTO t VALUES (1, 'x', 3);
--- after
CREATE TABLE t (a int, c int);
