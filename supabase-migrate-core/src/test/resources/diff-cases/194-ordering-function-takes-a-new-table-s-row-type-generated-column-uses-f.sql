-- capability: ordering: function takes a new table's row type; generated column uses function
--- before
--- after
CREATE TABLE z (a int);
CREATE FUNCTION of_row(r z) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT r.a';
CREATE FUNCTION twice(x int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT x * 2';
CREATE TABLE a (x int, y int GENERATED ALWAYS AS (twice(x)) STORED, r z, CHECK (of_row(r) > 0));
