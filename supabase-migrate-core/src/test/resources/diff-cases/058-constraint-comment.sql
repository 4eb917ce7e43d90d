-- capability: constraint: comment
--- before
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));
--- after
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));
COMMENT ON CONSTRAINT c ON t IS 'positive';
