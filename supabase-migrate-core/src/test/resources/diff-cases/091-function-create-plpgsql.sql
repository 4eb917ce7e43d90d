-- capability: function: create (plpgsql)
--- before
--- after
CREATE FUNCTION add_one(n int DEFAULT 1) RETURNS int LANGUAGE plpgsql AS $body$
BEGIN
  -- it's $$ inside
  RETURN n + 1;
END
$body$;
