-- capability: view: append column (CREATE OR REPLACE)
--- before
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
CREATE VIEW w AS SELECT * FROM v;
GRANT SELECT ON v TO app_reader;
--- after
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT v.a FROM v;
GRANT SELECT ON v TO app_reader;
