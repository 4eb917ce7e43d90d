-- capability: cast: create
--- before
--- after
CREATE TYPE pair AS (a int, b int);
CREATE FUNCTION pair_to_text(pair) RETURNS text LANGUAGE sql IMMUTABLE AS $$SELECT ($1).a::text || ':' || ($1).b::text$$;
CREATE CAST (pair AS text) WITH FUNCTION pair_to_text(pair) AS ASSIGNMENT;
CREATE CAST (text AS pair) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS pair) IS 'by input';
