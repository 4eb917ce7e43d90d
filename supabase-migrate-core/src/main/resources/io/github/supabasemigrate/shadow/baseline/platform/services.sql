-- What smaller services leave in a project: connection pooling, GraphQL, vault and database webhooks.

SET ROLE supabase_admin;

-- Pooling: the pooler asks for the verifier of a password. Only its role reaches the schema.
CREATE SCHEMA pgbouncer AUTHORIZATION pgbouncer;

CREATE FUNCTION pgbouncer.get_auth(p_usename text) RETURNS TABLE (username text, password text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path TO '' AS $$
BEGIN
    RETURN QUERY
        SELECT a.rolname::text, CASE WHEN a.rolvaliduntil < pg_catalog.now() THEN NULL ELSE a.rolpassword::text END
        FROM pg_catalog.pg_authid AS a
        WHERE a.rolname = p_usename AND a.rolcanlogin;
END
$$;

-- GraphQL: off until a project creates pg_graphql, and until then the endpoint says so. On the platform schema graphql
-- is there only while the extension is; here it always is, since dumps create the extension "with schema graphql".
CREATE SCHEMA graphql;
CREATE SCHEMA graphql_public;
GRANT USAGE ON SCHEMA graphql, graphql_public TO postgres, anon, authenticated, service_role;

CREATE FUNCTION graphql_public.graphql(
    "operationName" text DEFAULT NULL, query text DEFAULT NULL, variables jsonb DEFAULT NULL,
    extensions jsonb DEFAULT NULL)
RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
    RETURN jsonb_build_object('errors',
        jsonb_build_array(jsonb_build_object('message', 'pg_graphql extension is not enabled.')));
END
$$;

ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA graphql_public
    GRANT ALL ON TABLES TO postgres, anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA graphql_public
    GRANT ALL ON FUNCTIONS TO postgres, anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA graphql_public
    GRANT ALL ON SEQUENCES TO postgres, anon, authenticated, service_role;

-- Vault: the extension brings its objects; a server without it (stand-ins switched off) has the schema alone.
CREATE SCHEMA vault;
GRANT USAGE ON SCHEMA vault TO postgres WITH GRANT OPTION;
GRANT USAGE ON SCHEMA vault TO service_role;

DO $vault$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_available_extensions WHERE name = 'supabase_vault') THEN
        CREATE EXTENSION supabase_vault SCHEMA vault;
    END IF;
END
$vault$;

-- Schema pgsodium is part of PostgreSQL 15 images; dumps create the extension "with schema pgsodium".
CREATE SCHEMA pgsodium;

-- Webhooks: a trigger that calls a URL. Local stacks have them from the start, hosted projects once switched on.
CREATE SCHEMA supabase_functions;
GRANT USAGE ON SCHEMA supabase_functions TO postgres, anon, authenticated, service_role;

ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA supabase_functions
    GRANT ALL ON TABLES TO postgres, anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA supabase_functions
    GRANT ALL ON FUNCTIONS TO postgres, anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA supabase_functions
    GRANT ALL ON SEQUENCES TO postgres, anon, authenticated, service_role;

CREATE TABLE supabase_functions.migrations (
    version text PRIMARY KEY,
    inserted_at timestamptz DEFAULT now() NOT NULL
);
INSERT INTO supabase_functions.migrations (version) VALUES ('initial'), ('20210809183423_update_grants');

CREATE TABLE supabase_functions.hooks (
    id bigserial PRIMARY KEY,
    hook_table_id integer NOT NULL,
    hook_name text NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    request_id bigint
);
CREATE INDEX supabase_functions_hooks_request_id_idx ON supabase_functions.hooks (request_id);
CREATE INDEX supabase_functions_hooks_h_table_id_h_name_idx ON supabase_functions.hooks (hook_table_id, hook_name);
COMMENT ON TABLE supabase_functions.hooks IS 'Which trigger caused which request.';

-- Trigger arguments: url, method, headers, parameters, milliseconds to wait. The request is pg_net's to make.
CREATE FUNCTION supabase_functions.http_request() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path TO supabase_functions AS $$
DECLARE
    url text := nullif(TG_ARGV[0], 'null');
    method text := nullif(TG_ARGV[1], 'null');
    headers jsonb := coalesce(nullif(TG_ARGV[2], 'null'), '{"Content-Type": "application/json"}')::jsonb;
    params jsonb := coalesce(nullif(TG_ARGV[3], 'null'), '{}')::jsonb;
    timeout integer := coalesce(nullif(TG_ARGV[4], 'null'), '1000')::integer;
    request bigint;
BEGIN
    IF url IS NULL THEN
        RAISE EXCEPTION 'url argument is missing';
    ELSIF method = 'GET' THEN
        request := net.http_get(url, params, headers, timeout);
    ELSIF method = 'POST' THEN
        request := net.http_post(
            url,
            jsonb_build_object('old_record', to_jsonb(OLD), 'record', to_jsonb(NEW), 'type', TG_OP,
                'table', TG_TABLE_NAME, 'schema', TG_TABLE_SCHEMA),
            params, headers, timeout);
    ELSE
        RAISE EXCEPTION 'method argument % is invalid', coalesce(method, 'that is missing');
    END IF;
    INSERT INTO supabase_functions.hooks (hook_table_id, hook_name, request_id) VALUES (TG_RELID, TG_NAME, request);
    RETURN coalesce(NEW, OLD);
END
$$;

REVOKE EXECUTE ON FUNCTION supabase_functions.http_request() FROM PUBLIC;

RESET ROLE;
