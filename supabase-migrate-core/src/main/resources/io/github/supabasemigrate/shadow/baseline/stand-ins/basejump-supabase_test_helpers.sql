-- Helpers for tests of row level security: users to act as, and a clock to stop. The package of the same name
-- (https://database.dev/basejump/supabase_test_helpers) is written afresh here from its documentation.

CREATE SCHEMA tests;
GRANT USAGE ON SCHEMA tests TO anon, authenticated, service_role;
CREATE SCHEMA test_overrides;
GRANT USAGE ON SCHEMA test_overrides TO anon, authenticated, service_role;

-- Users. The identifier by which a test knows one is kept in its metadata.

CREATE FUNCTION tests.create_supabase_user(
    identifier text, email text DEFAULT NULL, phone text DEFAULT NULL, metadata jsonb DEFAULT NULL)
RETURNS uuid LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    INSERT INTO auth.users (id, email, phone, raw_user_meta_data, raw_app_meta_data, created_at, updated_at)
    VALUES (pg_catalog.gen_random_uuid(), coalesce(email, pg_catalog.gen_random_uuid() || '@test.com'), phone,
        pg_catalog.jsonb_build_object('test_identifier', identifier) || coalesce(metadata, '{}'), '{}',
        pg_catalog.now(), pg_catalog.now())
    RETURNING id
$$;

CREATE FUNCTION tests.get_supabase_user(identifier text) RETURNS json LANGUAGE plpgsql SECURITY DEFINER
SET search_path = '' AS $$
DECLARE
    found json;
BEGIN
    SELECT pg_catalog.json_build_object('id', u.id, 'email', u.email, 'phone', u.phone,
        'raw_user_meta_data', u.raw_user_meta_data, 'raw_app_meta_data', u.raw_app_meta_data)
    INTO found
    FROM auth.users AS u
    WHERE u.raw_user_meta_data ->> 'test_identifier' = identifier
    LIMIT 1;
    IF found IS NULL THEN
        RAISE EXCEPTION 'User with identifier % not found', identifier;
    END IF;
    RETURN found;
END
$$;

CREATE FUNCTION tests.get_supabase_uid(identifier text) RETURNS uuid LANGUAGE sql SECURITY DEFINER
SET search_path = '' AS $$
    SELECT (tests.get_supabase_user(identifier) ->> 'id')::uuid
$$;

-- Acting as somebody, until the transaction ends.

CREATE FUNCTION tests.authenticate_as(identifier text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    person json := tests.get_supabase_user(identifier);
BEGIN
    PERFORM set_config('role', 'authenticated', true),
        set_config('request.jwt.claims', json_build_object(
            'sub', person ->> 'id', 'role', 'authenticated', 'email', person ->> 'email', 'phone', person ->> 'phone',
            'user_metadata', person -> 'raw_user_meta_data',
            'app_metadata', person -> 'raw_app_meta_data')::text, true);
END
$$;

CREATE FUNCTION tests.authenticate_as_service_role() RETURNS void LANGUAGE sql AS $$
    SELECT set_config('role', 'service_role', true), set_config('request.jwt.claims', NULL, true);
    SELECT
$$;

CREATE FUNCTION tests.clear_authentication() RETURNS void LANGUAGE sql AS $$
    SELECT set_config('role', 'anon', true), set_config('request.jwt.claims', NULL, true);
    SELECT
$$;

-- Row level security is on for every table of a schema, or for one.

CREATE FUNCTION tests.rls_enabled(testing_schema text) RETURNS text LANGUAGE sql AS $$
    SELECT "is"(
        (SELECT count(*)::integer FROM pg_catalog.pg_class AS c
         JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE n.nspname = testing_schema AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity),
        0, 'All tables in the ' || testing_schema || ' schema should have row level security enabled')
$$;

CREATE FUNCTION tests.rls_enabled(testing_schema text, testing_table text) RETURNS text LANGUAGE sql AS $$
    SELECT "is"(
        (SELECT count(*)::integer FROM pg_catalog.pg_class AS c
         JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE n.nspname = testing_schema AND c.relname = testing_table AND c.relkind IN ('r', 'p')
            AND c.relrowsecurity),
        1, testing_table || ' table in the ' || testing_schema || ' schema should have row level security enabled')
$$;

-- A stopped clock: now() is looked up in a schema before the server's own.

CREATE FUNCTION test_overrides.now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT coalesce(nullif(current_setting('tests.frozen_time', true), '')::timestamptz, pg_catalog.now())
$$;

CREATE FUNCTION tests.freeze_time(frozen_time timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('search_path') NOT LIKE 'test_overrides,%' THEN
        PERFORM set_config('tests.search_path', current_setting('search_path'), true),
            set_config('search_path', 'test_overrides, ' || current_setting('search_path') || ', pg_catalog', true);
    END IF;
    PERFORM set_config('tests.frozen_time', frozen_time::text, true);
END
$$;

CREATE FUNCTION tests.unfreeze_time() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('tests.frozen_time', '', true),
        set_config('search_path', current_setting('tests.search_path'), true);
END
$$;
