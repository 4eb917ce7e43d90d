-- capability: column: type change with index + check on it
--- before
CREATE TABLE t (a int CONSTRAINT small CHECK (a < 100), b text);
CREATE INDEX t_a ON t (a) WHERE a > 5;
CREATE UNIQUE INDEX t_ab ON t ((a + 1), b);
--- rows
INSERT INTO t VALUES (9, 'x');
--- after
CREATE TABLE t (a bigint CONSTRAINT small CHECK (a < 100), b text);
CREATE INDEX t_a ON t (a) WHERE a > 5;
CREATE UNIQUE INDEX t_ab ON t ((a + 1), b);
