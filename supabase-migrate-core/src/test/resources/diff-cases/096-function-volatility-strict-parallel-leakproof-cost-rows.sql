-- capability: function: volatility, strict, parallel, leakproof, cost, rows
--- before
CREATE FUNCTION f(a int) RETURNS SETOF int LANGUAGE sql AS 'SELECT a';
--- after
CREATE FUNCTION f(a int) RETURNS SETOF int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF COST 7 ROWS 13 AS 'SELECT a';
