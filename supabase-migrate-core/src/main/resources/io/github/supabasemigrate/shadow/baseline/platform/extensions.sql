-- Schema extensions, and the extensions that every project starts with.

CREATE SCHEMA extensions AUTHORIZATION postgres;
GRANT USAGE ON SCHEMA extensions TO anon, authenticated, service_role;
GRANT ALL ON SCHEMA extensions TO dashboard_user;

-- The platform installs extensions as supabase_admin on behalf of postgres, who may then pass on what is in them.
ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA extensions
    GRANT ALL ON TABLES TO postgres WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA extensions
    GRANT ALL ON FUNCTIONS TO postgres WITH GRANT OPTION;
ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA extensions
    GRANT ALL ON SEQUENCES TO postgres WITH GRANT OPTION;

-- Both are trusted: the extension is the team's, what is in it the superuser's.
SET ROLE postgres;
CREATE EXTENSION "uuid-ossp" SCHEMA extensions;
CREATE EXTENSION pgcrypto SCHEMA extensions;
RESET ROLE;
CREATE EXTENSION pg_stat_statements SCHEMA extensions;

-- pgjwt comes with PostgreSQL 15 images and before; later ones do not even offer it. A server without it (stand-ins
-- switched off) goes on without.
DO $pgjwt$
BEGIN
    IF pg_catalog.current_setting('server_version_num')::int < 160000
        AND EXISTS (SELECT FROM pg_catalog.pg_available_extensions WHERE name = 'pgjwt')
    THEN
        CREATE EXTENSION pgjwt SCHEMA extensions;
    END IF;
END
$pgjwt$;
