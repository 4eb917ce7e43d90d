-- capability: function: comment + owner
--- before
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
--- after
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
COMMENT ON FUNCTION f(int) IS 'one';
ALTER FUNCTION f(int) OWNER TO app_owner;
