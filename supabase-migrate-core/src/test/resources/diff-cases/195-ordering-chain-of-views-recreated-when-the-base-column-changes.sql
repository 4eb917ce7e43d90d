-- capability: ordering: chain of views recreated when the base column changes
--- before
CREATE TABLE t (a int, b text);
CREATE VIEW v1 AS SELECT a, b FROM t;
CREATE VIEW v2 AS SELECT a * 2 AS a2, b FROM v1;
CREATE MATERIALIZED VIEW v3 AS SELECT sum(a2) AS s FROM v2;
CREATE VIEW v4 AS SELECT v3.s, v1.a FROM v3, v1;
GRANT SELECT ON v4 TO app_reader;
--- rows
INSERT INTO t VALUES (1, 'x');
--- after
CREATE TABLE t (a numeric(12,2), b text);
CREATE VIEW v1 AS SELECT a, b FROM t;
CREATE VIEW v2 AS SELECT a * 2 AS a2, b FROM v1;
CREATE MATERIALIZED VIEW v3 AS SELECT sum(a2) AS s FROM v2;
CREATE VIEW v4 AS SELECT v3.s, v1.a FROM v3, v1;
GRANT SELECT ON v4 TO app_reader;
