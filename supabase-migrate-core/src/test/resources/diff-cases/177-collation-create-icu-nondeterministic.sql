-- capability: collation: create (ICU, nondeterministic)
--- before
--- after
CREATE COLLATION ci (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
CREATE TABLE t (a text COLLATE ci UNIQUE);
COMMENT ON COLLATION ci IS 'ignores case';
