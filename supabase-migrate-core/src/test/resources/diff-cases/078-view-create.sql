-- capability: view: create
--- before
CREATE TABLE t (a int);
--- after
CREATE TABLE t (a int);
CREATE VIEW v (x, y) AS SELECT a, a + 1 FROM t;
