-- capability: matview: definition change with index
--- before
CREATE TABLE t (a int, b int);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
CREATE UNIQUE INDEX m_a ON m (a);
GRANT SELECT ON m TO app_reader;
COMMENT ON MATERIALIZED VIEW m IS 'numbers';
CREATE VIEW over_m AS SELECT a FROM m;
--- after
CREATE TABLE t (a int, b int);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t WHERE a > 0;
CREATE UNIQUE INDEX m_a ON m (a);
GRANT SELECT ON m TO app_reader;
COMMENT ON MATERIALIZED VIEW m IS 'numbers';
CREATE VIEW over_m AS SELECT a FROM m;
