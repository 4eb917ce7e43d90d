DO $reset$
DECLARE
  found record;
  platform CONSTANT text[] := ARRAY[
    'auth', 'storage', 'realtime', '_realtime', '_analytics', '_supavisor', 'supabase_functions', 'supabase_migrations',
    'graphql', 'graphql_public', 'extensions', 'vault', 'pgsodium', 'pgsodium_masks', 'pgbouncer', 'net', 'cron', 'pgtle',
    'information_schema', 'public'];
BEGIN
  -- Schemas of users, with all that is in them; those of extensions go with their extension.
  FOR found IN
    SELECT n.nspname FROM pg_catalog.pg_namespace AS n
    WHERE n.nspname <> ALL (platform) AND n.nspname !~ '^pg_'
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                      WHERE d.classid = 'pg_catalog.pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e')
  LOOP
    EXECUTE pg_catalog.format('DROP SCHEMA IF EXISTS %I CASCADE', found.nspname);
  END LOOP;

  -- Extensions that the platform does not install by itself.
  FOR found IN
    SELECT extname FROM pg_catalog.pg_extension
    WHERE extname NOT IN ('plpgsql', 'pgcrypto', 'uuid-ossp', 'pg_stat_statements', 'supabase_vault', 'pg_graphql',
                          'pg_net', 'pgjwt', 'pgsodium')
  LOOP
    EXECUTE pg_catalog.format('DROP EXTENSION IF EXISTS %I CASCADE', found.extname);
  END LOOP;

  -- What is in public: relations first, because they use the rest.
  FOR found IN
    SELECT c.relname AS name,
           CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
                          WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END AS kind
    FROM pg_catalog.pg_class AS c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                      WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('e', 'i', 'a'))
    ORDER BY c.relkind = 'S'
  LOOP
    EXECUTE pg_catalog.format('DROP %s IF EXISTS public.%I CASCADE', found.kind, found.name);
  END LOOP;
  FOR found IN
    SELECT p.oid, CASE p.prokind WHEN 'a' THEN 'AGGREGATE' ELSE 'ROUTINE' END AS kind
    FROM pg_catalog.pg_proc AS p
    WHERE p.pronamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                      WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
    ORDER BY p.prokind <> 'a'
  LOOP
    IF EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = found.oid) THEN
      EXECUTE pg_catalog.format('DROP %s %s CASCADE', found.kind, found.oid::regprocedure);
    END IF;
  END LOOP;
  FOR found IN
    SELECT t.typname AS name FROM pg_catalog.pg_type AS t
    WHERE t.typnamespace = 'public'::regnamespace AND t.typtype IN ('c', 'd', 'e', 'r', 'b') AND t.typelem = 0
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d
                      WHERE d.classid = 'pg_catalog.pg_type'::regclass AND d.objid = t.oid AND d.deptype IN ('e', 'i'))
  LOOP
    EXECUTE pg_catalog.format('DROP TYPE IF EXISTS public.%I CASCADE', found.name);
  END LOOP;

  -- What belongs to no schema, or to one of the platform's.
  FOR found IN
    SELECT policyname, schemaname, tablename FROM pg_catalog.pg_policies WHERE schemaname IN ('auth', 'storage', 'realtime')
  LOOP
    EXECUTE pg_catalog.format('DROP POLICY %I ON %I.%I', found.policyname, found.schemaname, found.tablename);
  END LOOP;
  FOR found IN SELECT pubname FROM pg_catalog.pg_publication WHERE pubname !~ '^supabase_realtime' LOOP
    EXECUTE pg_catalog.format('DROP PUBLICATION %I', found.pubname);
  END LOOP;
  FOR found IN SELECT srvname FROM pg_catalog.pg_foreign_server LOOP
    EXECUTE pg_catalog.format('DROP SERVER %I CASCADE', found.srvname);
  END LOOP;

  -- Rows that migrations and seeds put into tables of the platform. The platform's own records of its migrations stay.
  FOR found IN
    SELECT c.oid::regclass AS name FROM pg_catalog.pg_class AS c
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND (n.nspname IN ('auth', 'supabase_migrations') AND c.oid::regclass::text <> 'auth.schema_migrations'
           OR n.nspname = 'storage' AND c.relname IN ('objects', 'buckets', 's3_multipart_uploads', 'prefixes')
           OR n.nspname = 'vault' AND c.relname = 'secrets')
  LOOP
    EXECUTE pg_catalog.format('TRUNCATE %s CASCADE', found.name);
  END LOOP;
END
$reset$
