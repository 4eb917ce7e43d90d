-- capability: statistics object: target / definition
--- before
CREATE TABLE t (a int, b int, c int);
CREATE STATISTICS st (ndistinct) ON a, b FROM t;
CREATE STATISTICS other ON a, b FROM t;
--- after
CREATE TABLE t (a int, b int, c int);
CREATE STATISTICS st (ndistinct, mcv) ON a, c FROM t;
CREATE STATISTICS other ON a, b FROM t;
ALTER STATISTICS other SET STATISTICS 77;
