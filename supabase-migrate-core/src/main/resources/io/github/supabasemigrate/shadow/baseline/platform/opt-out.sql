-- `auto_expose_new_tables = false` in config.toml, or the same choice when a hosted project is created. As there, the
-- API's roles keep TRUNCATE, REFERENCES, TRIGGER (and MAINTAIN from 17 on) on tables and UPDATE on sequences, and may
-- still call functions through PUBLIC: three statements, no more.

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public
    REVOKE SELECT, INSERT, UPDATE, DELETE ON TABLES FROM anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public
    REVOKE USAGE, SELECT ON SEQUENCES FROM anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public
    REVOKE EXECUTE ON FUNCTIONS FROM anon, authenticated, service_role;
