-- capability: index: unique NULLS NOT DISTINCT
-- from: 15
--- before
CREATE TABLE t (a int);
CREATE UNIQUE INDEX i ON t (a);
--- after
CREATE TABLE t (a int);
CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT;
