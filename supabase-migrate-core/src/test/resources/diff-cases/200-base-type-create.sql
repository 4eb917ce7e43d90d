-- capability: base type: create, with functions, array and a column
--- before
CREATE TABLE t (id int);
--- after
CREATE TYPE label;
CREATE FUNCTION label_in(cstring) RETURNS label LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION label_out(label) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE label (INPUT = label_in, OUTPUT = label_out, LIKE = text, CATEGORY = 'S', DEFAULT = 'none');
COMMENT ON TYPE label IS 'a text by another name';
CREATE TYPE waiting;
CREATE TABLE t (id int, name label, names label[]);
