-- capability: function: SQL-standard body (BEGIN ATOMIC)
--- before
CREATE TABLE t (a int);
--- after
CREATE TABLE t (a int);
CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql BEGIN ATOMIC INSERT INTO t VALUES (x); SELECT CASE WHEN x > 0 THEN max(a) ELSE 0 END FROM t; END;
CREATE FUNCTION g(x int) RETURNS int LANGUAGE sql IMMUTABLE RETURN x * 2;
