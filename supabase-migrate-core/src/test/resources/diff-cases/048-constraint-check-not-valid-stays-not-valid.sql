-- capability: constraint: check NOT VALID stays NOT VALID
--- before
CREATE TABLE t (a int);
--- rows
INSERT INTO t VALUES (-1);
--- after
CREATE TABLE t (a int);
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
