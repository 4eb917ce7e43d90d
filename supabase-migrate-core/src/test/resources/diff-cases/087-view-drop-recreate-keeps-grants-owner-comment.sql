-- capability: view: drop+recreate keeps grants/owner/comment
--- before
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
ALTER VIEW v OWNER TO app_owner;
GRANT SELECT (a), UPDATE ON v TO app_reader;
COMMENT ON VIEW v IS 'kept';
--- after
CREATE TABLE t (a int, b bigint);
CREATE VIEW v AS SELECT a, b FROM t;
ALTER VIEW v OWNER TO app_owner;
GRANT SELECT (a), UPDATE ON v TO app_reader;
COMMENT ON VIEW v IS 'kept';
