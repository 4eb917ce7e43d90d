-- capability: function: argument rename / default removed
--- before
CREATE FUNCTION f(a int, b int DEFAULT 2) RETURNS int LANGUAGE sql AS 'SELECT a + b';
--- after
CREATE FUNCTION f(x int, b int) RETURNS int LANGUAGE sql AS 'SELECT x + b';
