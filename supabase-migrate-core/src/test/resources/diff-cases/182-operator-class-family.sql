-- capability: operator class / family
--- before
--- after
CREATE FUNCTION abs_cmp(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp(abs($1), abs($2))';
CREATE FUNCTION abs_lt(int, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs($1) < abs($2)';
CREATE FUNCTION abs_eq(int, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT abs($1) = abs($2)';
CREATE OPERATOR <| (LEFTARG = int, RIGHTARG = int, FUNCTION = abs_lt);
CREATE OPERATOR =| (LEFTARG = int, RIGHTARG = int, FUNCTION = abs_eq);
CREATE OPERATOR FAMILY abs_family USING btree;
CREATE OPERATOR CLASS abs_ops FOR TYPE int USING btree FAMILY abs_family AS
  OPERATOR 1 <|, OPERATOR 3 =|, FUNCTION 1 abs_cmp(int, int);
CREATE TABLE t (a int);
CREATE INDEX t_a ON t (a abs_ops);
