-- capability: function: OUT params / RETURNS TABLE / VARIADIC
--- before
CREATE FUNCTION f(a int, OUT x int) LANGUAGE sql AS 'SELECT 1';
--- after
CREATE FUNCTION f(a int, OUT x int, INOUT y text) LANGUAGE sql AS $$SELECT 1, 'q'$$;
CREATE FUNCTION g(VARIADIC n numeric[]) RETURNS TABLE (lo numeric, hi numeric) LANGUAGE sql AS 'SELECT min(v), max(v) FROM unnest(n) v';
