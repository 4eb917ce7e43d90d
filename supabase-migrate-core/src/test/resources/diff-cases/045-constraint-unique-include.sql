-- capability: constraint: unique INCLUDE
--- before
CREATE TABLE t (a int, b int, CONSTRAINT u UNIQUE (a));
--- after
CREATE TABLE t (a int, b int, CONSTRAINT u UNIQUE (a) INCLUDE (b));
