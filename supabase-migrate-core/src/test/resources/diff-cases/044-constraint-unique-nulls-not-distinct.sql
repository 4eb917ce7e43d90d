-- capability: constraint: unique NULLS NOT DISTINCT
-- from: 15
--- before
CREATE TABLE t (a int, CONSTRAINT u UNIQUE (a));
--- after
CREATE TABLE t (a int, CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a));
