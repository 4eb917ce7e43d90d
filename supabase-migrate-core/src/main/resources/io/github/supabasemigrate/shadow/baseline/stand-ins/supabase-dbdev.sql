-- The package manager: nothing is downloaded. Packages that a project then creates must have a stand-in of their own.

CREATE SCHEMA dbdev;
GRANT USAGE ON SCHEMA dbdev TO PUBLIC;

CREATE FUNCTION dbdev.install(
    package_name text, base_url text DEFAULT 'https://api.database.dev/rest/v1/', api_key text DEFAULT '')
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_available_extensions WHERE name = package_name) THEN
        RAISE WARNING 'stand-in for supabase-dbdev: package % is not downloaded, and there is no stand-in for it',
            package_name;
    END IF;
    RETURN true;
END
$$;
