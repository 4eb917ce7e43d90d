-- capability: function: return type change
--- before
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
GRANT EXECUTE ON FUNCTION f TO app_reader;
--- after
CREATE FUNCTION f(a int) RETURNS bigint LANGUAGE sql AS 'SELECT a::bigint';
GRANT EXECUTE ON FUNCTION f TO app_reader;
