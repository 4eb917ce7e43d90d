-- capability: column: SET STORAGE
--- common
CREATE DOMAIN amount AS numeric(10,2);
CREATE TYPE pair AS (x text, y int);
--- before
CREATE TABLE t (a text, b text, c amount, d pair, e numeric, f text);
ALTER TABLE t ALTER b SET STORAGE MAIN, ALTER c SET STORAGE EXTERNAL, ALTER d SET STORAGE EXTERNAL,
    ALTER e SET STORAGE EXTENDED, ALTER f SET STORAGE MAIN;
--- rows
INSERT INTO t VALUES ('a', 'b', 1, ROW('x', 1), 2, '3');
--- after
CREATE TABLE t (a text, b text, c amount, d pair, e text, f numeric);
ALTER TABLE t ALTER a SET STORAGE EXTERNAL;
