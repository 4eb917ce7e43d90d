-- capability: constraint: unique deferrable
--- before
CREATE TABLE t (a int CONSTRAINT u UNIQUE);
--- rows
INSERT INTO t VALUES (1);
--- after
CREATE TABLE t (a int CONSTRAINT u UNIQUE DEFERRABLE INITIALLY DEFERRED);
