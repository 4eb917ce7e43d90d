-- capability: matview: create + index
--- before
CREATE TABLE t (a int);
--- rows
INSERT INTO t VALUES (1);
--- after
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m WITH (fillfactor = 80) AS SELECT a, count(*) AS n FROM t GROUP BY a;
CREATE UNIQUE INDEX m_a ON m (a);
