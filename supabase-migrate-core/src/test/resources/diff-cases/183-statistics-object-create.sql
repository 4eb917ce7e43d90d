-- capability: statistics object: create
--- before
CREATE TABLE t (a int, b int);
--- after
CREATE TABLE t (a int, b int);
CREATE STATISTICS st (ndistinct, dependencies) ON a, b FROM t;
CREATE STATISTICS ex ON (a + b), (a * 2) FROM t;
COMMENT ON STATISTICS st IS 's';
