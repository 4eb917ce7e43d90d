-- capability: function: signature change with a dependent view
--- before
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE VIEW v AS SELECT f(1) AS x;
--- after
CREATE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE VIEW v AS SELECT f(1, 2) AS x;
