-- capability: constraint: same definition, new name
--- before
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0), CONSTRAINT u UNIQUE (a));
--- rows
INSERT INTO t VALUES (1);
--- after
CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0), CONSTRAINT only_once UNIQUE (a));
