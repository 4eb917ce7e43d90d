-- capability: privileges: function grant
--- before
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
--- after
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
GRANT EXECUTE ON FUNCTION f(int) TO app_reader WITH GRANT OPTION;
