-- capability: check constraint calling a UDF
--- before
CREATE TABLE t (a text);
--- rows
INSERT INTO t VALUES ('good');
--- after
CREATE FUNCTION is_ok(x text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN length(x) > 2; END $$;
CREATE TABLE t (a text CHECK (is_ok(a)));
