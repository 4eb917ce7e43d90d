-- capability: column: type change under a dependent view
--- before
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t WHERE a > 0;
CREATE VIEW w AS SELECT sum(a) AS total FROM v;
--- rows
INSERT INTO t VALUES (1, 2);
--- after
CREATE TABLE t (a bigint, b int);
CREATE VIEW v AS SELECT a, b FROM t WHERE a > 0;
CREATE VIEW w AS SELECT sum(a) AS total FROM v;
