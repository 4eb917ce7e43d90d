-- The roles of a Supabase project, their memberships and settings. Roles belong to the server, not to one database, so
-- this script runs once a server; where it runs again, or on a server of somebody else, a role that exists keeps its
-- attributes and its settings.
--
-- Roles that current images add beside those of older ones (supabase_etl_admin, supabase_privileged_role), that a
-- feature adds when switched on (supabase_functions_admin, pgtle_admin) and those of PostgreSQL 15 images only
-- (pgsodium_*) are all created: a dump of a real project names them in GRANTs, and a spare role harms nobody.

-- The settings are what a session gets when it logs in as the role. `\$user` is stored with its backslash on the
-- platform (so it names no schema); authenticator's safeupdate and supautils libraries are left out, a plain server has
-- neither and would refuse the connection.

DO $roles$
DECLARE
    wanted record;
    setting text;
BEGIN
    FOR wanted IN
        SELECT * FROM (VALUES
            -- The platform's own superuser; the server is initialised with it, an existing server gains it here.
            ('supabase_admin', 'SUPERUSER CREATEROLE CREATEDB LOGIN REPLICATION BYPASSRLS',
                ARRAY['search_path TO "\$user", public, auth, extensions', 'log_statement = ''none''']::text[]),
            -- Who the team is: owns the database, creates everything, is no superuser on the platform.
            ('postgres', 'CREATEROLE CREATEDB LOGIN REPLICATION BYPASSRLS',
                ARRAY['search_path TO "\$user", public, extensions']),
            -- Who a request through the API is.
            ('anon', 'NOLOGIN', ARRAY['statement_timeout = ''3s''']),
            ('authenticated', 'NOLOGIN', ARRAY['statement_timeout = ''8s''']),
            ('service_role', 'NOLOGIN BYPASSRLS', '{}'),
            ('authenticator', 'LOGIN NOINHERIT', ARRAY['statement_timeout = ''8s''', 'lock_timeout = ''8s''']),
            -- One role a service.
            ('supabase_auth_admin', 'LOGIN NOINHERIT CREATEROLE',
                ARRAY['search_path TO auth', 'idle_in_transaction_session_timeout TO 60000', 'log_statement = ''none''']),
            ('supabase_storage_admin', 'LOGIN NOINHERIT CREATEROLE',
                ARRAY['search_path TO storage', 'log_statement = ''none''']),
            ('supabase_realtime_admin', 'LOGIN NOINHERIT CREATEROLE REPLICATION', ARRAY['search_path TO realtime']),
            ('supabase_functions_admin', 'LOGIN NOINHERIT CREATEROLE', ARRAY['search_path TO supabase_functions']),
            ('supabase_replication_admin', 'LOGIN REPLICATION', '{}'),
            ('supabase_read_only_user', 'LOGIN BYPASSRLS', '{}'),
            ('supabase_etl_admin', 'LOGIN REPLICATION', '{}'),
            ('supabase_privileged_role', 'NOLOGIN', '{}'),
            ('dashboard_user', 'NOLOGIN CREATEROLE CREATEDB REPLICATION', '{}'),
            ('pgbouncer', 'LOGIN', '{}'),
            ('pgtle_admin', 'NOLOGIN', '{}'),
            ('pgsodium_keyiduser', 'NOLOGIN', '{}'),
            ('pgsodium_keyholder', 'NOLOGIN', '{}'),
            ('pgsodium_keymaker', 'NOLOGIN', '{}')
        ) AS r (name, attributes, settings)
    LOOP
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted.name) THEN
            EXECUTE pg_catalog.format('CREATE ROLE %I %s', wanted.name, wanted.attributes);
        ELSIF wanted.name <> 'supabase_admin'
            OR (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = wanted.name) <> 10
        THEN
            CONTINUE;
        END IF;
        FOREACH setting IN ARRAY wanted.settings LOOP
            EXECUTE pg_catalog.format('ALTER ROLE %I SET %s', wanted.name, setting);
        END LOOP;
    END LOOP;
END
$roles$;

-- Memberships. The bootstrap superuser of an existing server may be `postgres` itself: it is a member of all and can
-- be granted nothing with the admin option, so then its rows are left out.
GRANT anon, authenticated, service_role TO authenticator;
GRANT authenticator TO supabase_storage_admin;
GRANT pg_read_all_data TO supabase_read_only_user;
GRANT pg_read_all_data TO supabase_etl_admin;
GRANT pgsodium_keyiduser TO pgsodium_keyholder;
GRANT pgsodium_keyiduser, pgsodium_keyholder TO pgsodium_keymaker;

DO $memberships$
DECLARE
    -- From PostgreSQL 16 on CREATEROLE alone manages no other role; the platform gives the admin option instead.
    with_admin text := CASE WHEN pg_catalog.current_setting('server_version_num')::int >= 160000
                            THEN ' WITH ADMIN OPTION' ELSE '' END;
    granted text;
BEGIN
    IF (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = 'postgres') = 10 THEN
        RETURN;
    END IF;
    FOREACH granted IN ARRAY ARRAY['anon', 'authenticated', 'service_role', 'pg_monitor', 'pg_read_all_data',
                                   'pg_signal_backend']
    LOOP
        EXECUTE pg_catalog.format('GRANT %I TO postgres', granted) || with_admin;
    END LOOP;
    IF with_admin <> '' THEN
        GRANT authenticator TO postgres WITH ADMIN OPTION;
        EXECUTE 'GRANT pg_create_subscription TO postgres';
    END IF;
END
$memberships$;
