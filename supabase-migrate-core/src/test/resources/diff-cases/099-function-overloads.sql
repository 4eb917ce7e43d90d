-- capability: function: overloads
--- before
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'SELECT 2';
--- after
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION f(a text, b text) RETURNS int LANGUAGE sql AS 'SELECT 3';
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 4';
