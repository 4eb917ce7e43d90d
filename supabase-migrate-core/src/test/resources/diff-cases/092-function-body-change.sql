-- capability: function: body change
--- before
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a + 1';
CREATE VIEW v AS SELECT f(1) AS x;
--- after
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a + 2';
CREATE VIEW v AS SELECT f(1) AS x;
