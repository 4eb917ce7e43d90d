-- capability: column: generated expression change
--- before
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED);
CREATE INDEX t_b ON t (b);
CREATE VIEW v AS SELECT b FROM t;
--- rows
INSERT INTO t VALUES (3);
--- after
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 3) STORED);
CREATE INDEX t_b ON t (b);
CREATE VIEW v AS SELECT b FROM t;
