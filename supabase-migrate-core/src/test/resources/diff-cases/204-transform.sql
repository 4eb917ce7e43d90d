-- capability: transform: create and change, with a function that uses it
--- common
CREATE FUNCTION recv(internal) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'int4recv';
CREATE FUNCTION types(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'prsd_lextype';
--- before
CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION types(internal), TO SQL WITH FUNCTION recv(internal));
CREATE TRANSFORM FOR text LANGUAGE sql (FROM SQL WITH FUNCTION types(internal));
COMMENT ON TRANSFORM FOR int LANGUAGE sql IS 'both ways';
CREATE FUNCTION f(a int) RETURNS int TRANSFORM FOR TYPE int LANGUAGE sql AS 'SELECT a';
--- after
CREATE TRANSFORM FOR int LANGUAGE sql (TO SQL WITH FUNCTION recv(internal));
CREATE FUNCTION f(a int) RETURNS int TRANSFORM FOR TYPE int LANGUAGE sql AS 'SELECT a';
