-- capability: constraint: unique (add/drop)
--- before
CREATE TABLE t (a int, b int, CONSTRAINT u_a UNIQUE (a));
--- rows
INSERT INTO t VALUES (1, 1);
--- after
CREATE TABLE t (a int, b int, CONSTRAINT u_b UNIQUE (b));
