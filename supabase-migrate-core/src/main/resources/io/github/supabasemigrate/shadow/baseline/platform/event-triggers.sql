-- What the platform does by itself when extensions come and go or the schema changes.

SET ROLE supabase_admin;

-- The REST service reads the schema again when told to.
CREATE FUNCTION extensions.pgrst_ddl_watch() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM pg_event_trigger_ddl_commands() AS c
        WHERE c.command_tag IN (
                'CREATE SCHEMA', 'ALTER SCHEMA', 'CREATE TABLE', 'CREATE TABLE AS', 'SELECT INTO', 'ALTER TABLE',
                'CREATE FOREIGN TABLE', 'ALTER FOREIGN TABLE', 'CREATE VIEW', 'ALTER VIEW', 'CREATE MATERIALIZED VIEW',
                'ALTER MATERIALIZED VIEW', 'CREATE FUNCTION', 'ALTER FUNCTION', 'CREATE TRIGGER', 'CREATE TYPE',
                'ALTER TYPE', 'CREATE RULE', 'COMMENT')
            AND coalesce(c.schema_name, '') NOT IN ('pg_temp', 'auth', 'realtime', '_realtime', 'storage'))
    THEN
        NOTIFY pgrst, 'reload schema';
    END IF;
END
$$;

CREATE FUNCTION extensions.pgrst_drop_watch() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM pg_event_trigger_dropped_objects() AS d
        WHERE NOT d.is_temporary
            AND d.object_type IN (
                'schema', 'table', 'foreign table', 'view', 'materialized view', 'function', 'trigger', 'type', 'rule'))
    THEN
        NOTIFY pgrst, 'reload schema';
    END IF;
END
$$;

-- An extension's objects are the superuser's. What the team needs of pg_cron and pg_net is granted when they appear.
CREATE FUNCTION extensions.grant_pg_cron_access() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM pg_event_trigger_ddl_commands() AS c JOIN pg_catalog.pg_extension AS e ON e.oid = c.objid
        WHERE c.classid = 'pg_catalog.pg_extension'::regclass AND e.extname = 'pg_cron')
    THEN
        GRANT USAGE ON SCHEMA cron TO postgres WITH GRANT OPTION;
        ALTER DEFAULT PRIVILEGES IN SCHEMA cron GRANT ALL ON TABLES TO postgres WITH GRANT OPTION;
        ALTER DEFAULT PRIVILEGES IN SCHEMA cron GRANT ALL ON FUNCTIONS TO postgres WITH GRANT OPTION;
        ALTER DEFAULT PRIVILEGES IN SCHEMA cron GRANT ALL ON SEQUENCES TO postgres WITH GRANT OPTION;
        GRANT ALL ON ALL TABLES IN SCHEMA cron TO postgres WITH GRANT OPTION;
        -- Jobs are changed through functions, which check the schedule.
        REVOKE ALL ON cron.job FROM postgres;
        GRANT SELECT ON cron.job TO postgres WITH GRANT OPTION;
    END IF;
END
$$;

CREATE FUNCTION extensions.grant_pg_net_access() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM pg_event_trigger_ddl_commands() AS c JOIN pg_catalog.pg_extension AS e ON e.oid = c.objid
        WHERE c.classid = 'pg_catalog.pg_extension'::regclass AND e.extname = 'pg_net')
    THEN
        GRANT USAGE ON SCHEMA net TO supabase_functions_admin, postgres, anon, authenticated, service_role;
    END IF;
END
$$;

-- The public endpoint calls pg_graphql once graphql.resolve exists, and says what is missing once it is gone.
CREATE FUNCTION extensions.grant_pg_graphql_access() RETURNS event_trigger LANGUAGE plpgsql AS $trigger$
BEGIN
    IF EXISTS (
        SELECT FROM pg_event_trigger_ddl_commands() AS c
        WHERE c.schema_name = 'graphql' AND c.object_identity LIKE 'graphql.resolve(%')
    THEN
        DROP FUNCTION IF EXISTS graphql_public.graphql;
        CREATE FUNCTION graphql_public.graphql(
            "operationName" text DEFAULT NULL, query text DEFAULT NULL, variables jsonb DEFAULT NULL,
            extensions jsonb DEFAULT NULL)
        RETURNS jsonb LANGUAGE sql AS $function$
            SELECT graphql.resolve(
                query => query, variables => coalesce(variables, '{}'), "operationName" => "operationName",
                extensions => extensions)
        $function$;
        GRANT EXECUTE ON FUNCTION graphql.resolve TO postgres, anon, authenticated, service_role;
        GRANT USAGE ON SCHEMA graphql TO postgres, anon, authenticated, service_role;
        GRANT USAGE ON SCHEMA graphql_public TO postgres WITH GRANT OPTION;
    END IF;
END
$trigger$;

CREATE FUNCTION extensions.set_graphql_placeholder() RETURNS event_trigger LANGUAGE plpgsql AS $trigger$
BEGIN
    IF EXISTS (
        SELECT FROM pg_event_trigger_dropped_objects() AS d
        WHERE d.object_type = 'extension' AND d.object_name = 'pg_graphql')
    THEN
        DROP FUNCTION IF EXISTS graphql_public.graphql;
        CREATE FUNCTION graphql_public.graphql(
            "operationName" text DEFAULT NULL, query text DEFAULT NULL, variables jsonb DEFAULT NULL,
            extensions jsonb DEFAULT NULL)
        RETURNS jsonb LANGUAGE plpgsql AS $function$
        BEGIN
            RETURN jsonb_build_object('errors',
                jsonb_build_array(jsonb_build_object('message', 'pg_graphql extension is not enabled.')));
        END
        $function$;
    END IF;
END
$trigger$;

CREATE EVENT TRIGGER pgrst_ddl_watch ON ddl_command_end EXECUTE FUNCTION extensions.pgrst_ddl_watch();
CREATE EVENT TRIGGER pgrst_drop_watch ON sql_drop EXECUTE FUNCTION extensions.pgrst_drop_watch();
CREATE EVENT TRIGGER issue_pg_cron_access ON ddl_command_end
    WHEN TAG IN ('CREATE EXTENSION') EXECUTE FUNCTION extensions.grant_pg_cron_access();
CREATE EVENT TRIGGER issue_pg_net_access ON ddl_command_end
    WHEN TAG IN ('CREATE EXTENSION') EXECUTE FUNCTION extensions.grant_pg_net_access();
CREATE EVENT TRIGGER issue_pg_graphql_access ON ddl_command_end
    WHEN TAG IN ('CREATE FUNCTION') EXECUTE FUNCTION extensions.grant_pg_graphql_access();
CREATE EVENT TRIGGER issue_graphql_placeholder ON sql_drop
    WHEN TAG IN ('DROP EXTENSION') EXECUTE FUNCTION extensions.set_graphql_placeholder();

-- The two oldest of these functions are the team's.
ALTER FUNCTION extensions.grant_pg_cron_access() OWNER TO postgres;
ALTER FUNCTION extensions.grant_pg_net_access() OWNER TO postgres;
GRANT EXECUTE ON FUNCTION extensions.grant_pg_cron_access(), extensions.grant_pg_net_access()
    TO postgres WITH GRANT OPTION;
GRANT EXECUTE ON FUNCTION extensions.grant_pg_cron_access(), extensions.grant_pg_net_access() TO dashboard_user;

RESET ROLE;
