-- capability: index: definition change
--- before
CREATE TABLE t (a int, b int);
CREATE INDEX i ON t (a);
--- after
CREATE TABLE t (a int, b int);
CREATE UNIQUE INDEX i ON t (a, b);
