-- capability: index: partial predicate change
--- before
CREATE TABLE t (a int, b int);
CREATE INDEX i ON t (a) WHERE b > 1;
--- after
CREATE TABLE t (a int, b int);
CREATE INDEX i ON t (a) WHERE b > 2;
