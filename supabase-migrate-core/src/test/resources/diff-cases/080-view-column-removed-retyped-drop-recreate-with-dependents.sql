-- capability: view: column removed/retyped (drop + recreate) with dependents
--- before
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT a FROM v;
CREATE FUNCTION f() RETURNS SETOF w LANGUAGE sql STABLE AS 'SELECT * FROM w';
--- after
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a::bigint AS a FROM t;
CREATE VIEW w AS SELECT a FROM v;
CREATE FUNCTION f() RETURNS SETOF w LANGUAGE sql STABLE AS 'SELECT * FROM w';
