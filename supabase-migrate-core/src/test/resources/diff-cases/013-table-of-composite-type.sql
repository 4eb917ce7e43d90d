-- capability: table: OF composite type
--- before
CREATE TYPE point3 AS (x int, y int, z int);
CREATE TABLE p (x int, y int, z int);
--- rows
INSERT INTO p VALUES (1, 2, 3);
--- after
CREATE TYPE point3 AS (x int, y int, z int);
CREATE TABLE p OF point3;
