-- What PostgreSQL keeps beside a database, not in it: owner, privileges and settings. CREATE DATABASE … TEMPLATE
-- copies none of it, so this runs in every copy too.

DO $database$
DECLARE
    here text := pg_catalog.current_database();
BEGIN
    EXECUTE pg_catalog.format('ALTER DATABASE %I OWNER TO postgres', here);
    EXECUTE pg_catalog.format('GRANT ALL ON DATABASE %I TO dashboard_user', here);
    EXECUTE pg_catalog.format('GRANT CREATE ON DATABASE %I TO supabase_auth_admin', here);
    -- The platform sets this path in the server's configuration: extensions are found without their schema's name.
    EXECUTE pg_catalog.format('ALTER DATABASE %I SET search_path TO "$user", public, extensions', here);
    -- On a server of somebody else the role may have a path of its own, which counts for more: not in this database.
    IF EXISTS (
        SELECT FROM pg_catalog.pg_db_role_setting AS s, pg_catalog.unnest(s.setconfig) AS own
        WHERE s.setdatabase = 0 AND s.setrole = 'postgres'::pg_catalog.regrole
            AND own LIKE 'search_path=%' AND own <> 'search_path="\$user", public, extensions')
    THEN
        EXECUTE pg_catalog.format(
            'ALTER ROLE postgres IN DATABASE %I SET search_path TO "\$user", public, extensions', here);
    END IF;
    -- Local stacks and older hosted projects hold the key of their tokens here; the value is the documented local one.
    EXECUTE pg_catalog.format('ALTER DATABASE %I SET "app.settings.jwt_secret" TO %L', here,
        'super-secret-jwt-token-with-at-least-32-characters-long');
    EXECUTE pg_catalog.format('ALTER DATABASE %I SET "app.settings.jwt_exp" TO %L', here, '3600');
END
$database$;
