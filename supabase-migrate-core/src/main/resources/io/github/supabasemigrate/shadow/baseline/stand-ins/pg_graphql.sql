-- pg_graphql: comments on objects are kept, schema changes are counted, and a query is answered with an error.

CREATE SEQUENCE graphql.seq_schema_version AS integer CYCLE;

CREATE FUNCTION graphql.get_schema_version() RETURNS integer LANGUAGE sql SECURITY DEFINER AS $$
    SELECT last_value::integer FROM graphql.seq_schema_version
$$;

CREATE FUNCTION graphql.increment_schema_version() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM pg_catalog.nextval('graphql.seq_schema_version');
END
$$;
CREATE EVENT TRIGGER graphql_watch_ddl ON ddl_command_end EXECUTE FUNCTION graphql.increment_schema_version();
CREATE EVENT TRIGGER graphql_watch_drop ON sql_drop EXECUTE FUNCTION graphql.increment_schema_version();

-- The JSON inside `@graphql({…})` of a comment.
CREATE FUNCTION graphql.comment_directive(comment_ text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce((pg_catalog.regexp_match(comment_, '@graphql\((.+)\)'))[1]::jsonb, '{}')
$$;

CREATE FUNCTION graphql.exception(message text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = '22000', MESSAGE = message;
END
$$;

CREATE FUNCTION graphql._internal_resolve(
    query text, variables jsonb DEFAULT '{}', "operationName" text DEFAULT NULL, extensions jsonb DEFAULT NULL)
RETURNS jsonb LANGUAGE sql AS $$
    SELECT pg_catalog.jsonb_build_object('data', NULL, 'errors', pg_catalog.jsonb_build_array(
        pg_catalog.jsonb_build_object('message', 'stand-in for pg_graphql: queries are not resolved')))
$$;

CREATE FUNCTION graphql.resolve(
    query text, variables jsonb DEFAULT '{}', "operationName" text DEFAULT NULL, extensions jsonb DEFAULT NULL)
RETURNS jsonb LANGUAGE sql AS $$
    SELECT graphql._internal_resolve(query, variables, "operationName", extensions)
$$;
