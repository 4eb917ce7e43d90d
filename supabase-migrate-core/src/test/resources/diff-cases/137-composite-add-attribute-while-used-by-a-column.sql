-- capability: composite: add attribute while used by a column
--- before
CREATE TYPE address AS (street text, zip text);
CREATE TABLE t (id int, a address);
CREATE FUNCTION f(x address) RETURNS text LANGUAGE sql AS 'SELECT (x).street';
--- rows
INSERT INTO t VALUES (1, ROW('Main', '12345'));
--- after
CREATE TYPE address AS (street text, zip text, country text);
CREATE TABLE t (id int, a address);
CREATE FUNCTION f(x address) RETURNS text LANGUAGE sql AS 'SELECT (x).street';
