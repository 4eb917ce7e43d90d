-- Takes away what a project made: afterwards the database is as the platform gave it.
-- Roles that migrations made are dropped after this, by name. Whatever an extension owns goes with its extension.

DO $reset$
DECLARE
    platform_schemas CONSTANT text[] := ARRAY[
        '_analytics', '_realtime', '_supavisor', 'auth', 'cron', 'dbdev', 'etl', 'extensions', 'graphql', 'graphql_public',
        'net', 'pgbouncer', 'pgmq', 'pgmq_public', 'pgsodium', 'pgsodium_masks', 'pgtle', 'realtime', 'repack', 'storage',
        'supabase_functions', 'supabase_migrations', 'tiger', 'tiger_data', 'topology', 'vault'];
    platform_extensions CONSTANT text[] := ARRAY[
        'plpgsql', 'uuid-ossp', 'pgcrypto', 'pg_stat_statements', 'pgjwt', 'supabase_vault', 'pg_graphql', 'pgsodium'];
    platform_publications CONSTANT text[] := ARRAY['supabase_realtime', 'supabase_realtime_messages_publication'];
    drop_command text;
BEGIN
    PERFORM pg_catalog.set_config('search_path', '', true);
    PERFORM pg_catalog.set_config('client_min_messages', 'warning', true);

    FOR drop_command IN
        SELECT pg_catalog.format('DROP PUBLICATION %I', p.pubname)
        FROM pg_catalog.pg_publication AS p
        WHERE p.pubname <> ALL (platform_publications)
        UNION ALL
        SELECT pg_catalog.format('DROP SERVER %I CASCADE', s.srvname)
        FROM pg_catalog.pg_foreign_server AS s
        UNION ALL
        SELECT pg_catalog.format('DROP EXTENSION %I CASCADE', e.extname)
        FROM pg_catalog.pg_extension AS e
        WHERE e.extname <> ALL (platform_extensions)
        UNION ALL
        SELECT pg_catalog.format('DROP SCHEMA %I CASCADE', n.nspname)
        FROM pg_catalog.pg_namespace AS n
        WHERE n.nspname <> ALL (platform_schemas)
            AND n.nspname NOT IN ('public', 'information_schema')
            AND NOT pg_catalog.starts_with(n.nspname, 'pg_')
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend AS d
                WHERE d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.objid = n.oid AND d.deptype = 'e')
    LOOP
        EXECUTE drop_command;
    END LOOP;

    -- Each drop may take others along, so what is left is looked up again after each.
    LOOP
        SELECT pg_catalog.format('DROP %s %s CASCADE', o.kind, o.identity) INTO drop_command
        FROM (
            SELECT
                'pg_catalog.pg_class'::pg_catalog.regclass AS catalog,
                c.oid,
                CASE c.relkind
                    WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE'
                    WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END AS kind,
                pg_catalog.format('%I.%I', 'public', c.relname) AS identity
            FROM pg_catalog.pg_class AS c
            WHERE c.relnamespace = 'public'::pg_catalog.regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
            UNION ALL
            SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 'ROUTINE', p.oid::pg_catalog.regprocedure::text
            FROM pg_catalog.pg_proc AS p
            WHERE p.pronamespace = 'public'::pg_catalog.regnamespace
            UNION ALL
            SELECT
                'pg_catalog.pg_type'::pg_catalog.regclass,
                t.oid,
                CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END,
                pg_catalog.format('%I.%I', 'public', t.typname)
            FROM pg_catalog.pg_type AS t
            WHERE t.typnamespace = 'public'::pg_catalog.regnamespace
                AND (t.typtype IN ('e', 'd', 'r')
                    OR EXISTS (SELECT FROM pg_catalog.pg_class AS c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
            UNION ALL
            SELECT
                'pg_catalog.pg_operator'::pg_catalog.regclass, o.oid, 'OPERATOR', o.oid::pg_catalog.regoperator::text
            FROM pg_catalog.pg_operator AS o
            WHERE o.oprnamespace = 'public'::pg_catalog.regnamespace
            UNION ALL
            SELECT
                'pg_catalog.pg_collation'::pg_catalog.regclass,
                c.oid,
                'COLLATION',
                pg_catalog.format('%I.%I', 'public', c.collname)
            FROM pg_catalog.pg_collation AS c
            WHERE c.collnamespace = 'public'::pg_catalog.regnamespace
            UNION ALL
            SELECT
                'pg_catalog.pg_ts_config'::pg_catalog.regclass,
                c.oid,
                'TEXT SEARCH CONFIGURATION',
                pg_catalog.format('%I.%I', 'public', c.cfgname)
            FROM pg_catalog.pg_ts_config AS c
            WHERE c.cfgnamespace = 'public'::pg_catalog.regnamespace
            UNION ALL
            SELECT
                'pg_catalog.pg_ts_dict'::pg_catalog.regclass,
                d.oid,
                'TEXT SEARCH DICTIONARY',
                pg_catalog.format('%I.%I', 'public', d.dictname)
            FROM pg_catalog.pg_ts_dict AS d
            WHERE d.dictnamespace = 'public'::pg_catalog.regnamespace
        ) AS o
        WHERE NOT EXISTS (
            -- What another object or an extension owns goes with its owner. (A partitioned table depends on its own columns.)
            SELECT FROM pg_catalog.pg_depend AS d
            WHERE d.classid = o.catalog AND d.objid = o.oid AND d.refobjid <> o.oid
                AND (d.deptype IN ('e', 'i') OR d.deptype = 'a' AND o.kind = 'SEQUENCE'))
        ORDER BY o.kind <> 'TABLE', o.identity
        LIMIT 1;
        EXIT WHEN drop_command IS NULL;
        EXECUTE drop_command;
    END LOOP;

    FOR drop_command IN
        SELECT pg_catalog.format('DROP POLICY %I ON %I.%I', p.polname, n.nspname, c.relname)
        FROM pg_catalog.pg_policy AS p
        JOIN pg_catalog.pg_class AS c ON c.oid = p.polrelid
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE NOT EXISTS (
            SELECT FROM pg_catalog.pg_depend AS d
            WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype = 'e')
    LOOP
        EXECUTE drop_command;
    END LOOP;

    FOR drop_command IN
        SELECT pg_catalog.format('TRUNCATE %s CASCADE', pg_catalog.string_agg(c.oid::pg_catalog.regclass::text, ', '))
        FROM pg_catalog.pg_class AS c
        WHERE c.relkind IN ('r', 'p')
            -- Some of the platform's tables are closed to projects, which have nothing in them then.
            AND pg_catalog.has_table_privilege(c.oid, 'TRUNCATE')
            AND (c.relnamespace IN (SELECT n.oid FROM pg_catalog.pg_namespace AS n
                    WHERE n.nspname IN ('auth', 'storage', 'supabase_migrations'))
                OR c.oid = pg_catalog.to_regclass('vault.secrets'))
            AND NOT (c.relname IN ('schema_migrations', 'migrations') AND c.relnamespace <> (
                SELECT n.oid FROM pg_catalog.pg_namespace AS n WHERE n.nspname = 'supabase_migrations'))
        HAVING pg_catalog.count(*) > 0
    LOOP
        EXECUTE drop_command;
    END LOOP;

    -- Default privileges of no schema are nobody's but the project's: back to what PostgreSQL gives by itself.
    FOR drop_command IN
        SELECT pg_catalog.format(
            'ALTER DEFAULT PRIVILEGES REVOKE ALL ON %s FROM %s; ALTER DEFAULT PRIVILEGES GRANT %s',
            k.kind,
            pg_catalog.string_agg(DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE a.grantee::pg_catalog.regrole::text END, ', '),
            pg_catalog.format('ALL ON %s TO CURRENT_USER', k.kind)
                || CASE k.kind
                    WHEN 'FUNCTIONS' THEN '; ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC'
                    WHEN 'TYPES' THEN '; ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO PUBLIC'
                    ELSE '' END)
        FROM pg_catalog.pg_default_acl AS d
        CROSS JOIN LATERAL (
            SELECT CASE d.defaclobjtype
                WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES'
                WHEN 'n' THEN 'SCHEMAS' END AS kind) AS k
        CROSS JOIN LATERAL pg_catalog.aclexplode(d.defaclacl) AS a
        WHERE d.defaclnamespace = 0 AND k.kind IS NOT NULL
            AND d.defaclrole = (SELECT r.oid FROM pg_catalog.pg_roles AS r WHERE r.rolname = CURRENT_USER)
        GROUP BY k.kind
    LOOP
        EXECUTE drop_command;
    END LOOP;
END
$reset$
