-- capability: index: comment
--- before
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
--- after
CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
COMMENT ON INDEX i IS 'for the list';
