-- capability: constraint: check add / change
--- before
CREATE TABLE t (a int CONSTRAINT c1 CHECK (a > 0), b int);
--- rows
INSERT INTO t VALUES (20, 3);
--- after
CREATE TABLE t (a int CONSTRAINT c1 CHECK (a > 10), b int, CONSTRAINT c2 CHECK (b < a));
