-- capability: view: comment on view and its column
--- before
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
--- after
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
COMMENT ON VIEW v IS 'view';
COMMENT ON COLUMN v.a IS 'its column';
