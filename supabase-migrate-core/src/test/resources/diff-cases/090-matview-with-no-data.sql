-- capability: matview: WITH NO DATA
--- before
CREATE TABLE t (a int);
--- after
CREATE TABLE t (a int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t WITH NO DATA;
