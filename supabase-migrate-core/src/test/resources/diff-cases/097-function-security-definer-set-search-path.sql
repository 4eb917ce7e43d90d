-- capability: function: SECURITY DEFINER + SET search_path
--- before
CREATE FUNCTION f() RETURNS int LANGUAGE sql SET statement_timeout = '1s' AS 'SELECT 1';
--- after
CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = '', "$user" SET work_mem = '8MB' AS 'SELECT 1';
