-- capability: index: INCLUDE
--- before
CREATE TABLE t (a int, b int);
CREATE INDEX i ON t (a);
--- after
CREATE TABLE t (a int, b int);
CREATE INDEX i ON t (a) INCLUDE (b);
