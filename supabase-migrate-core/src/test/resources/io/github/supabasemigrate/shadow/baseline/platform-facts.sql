-- What a database that looks like Supabase consists of, one fact a row: kind, object, fact. The names of schemas under
-- test are the platform's; relations are compared with the schema hidden from expressions, as the reference prints them.
WITH schemas AS (
    SELECT oid, nspname FROM pg_namespace
    WHERE nspname IN ('auth', 'extensions', 'graphql_public', 'pgbouncer', 'public', 'realtime', 'storage', 'vault')
), grants AS (
    SELECT 'schema grant' AS kind, nspname::text AS object, nspacl AS acl FROM pg_namespace JOIN schemas USING (oid, nspname)
    UNION ALL
    SELECT 'table grant', c.oid::regclass::text, c.relacl
    FROM pg_class c JOIN schemas s ON s.oid = c.relnamespace WHERE c.relkind IN ('r', 'p')
    UNION ALL
    SELECT 'function grant', format('%s.%s(%s)', s.nspname, p.proname, pg_get_function_identity_arguments(p.oid)), p.proacl
    FROM pg_proc p JOIN schemas s ON s.oid = p.pronamespace
    WHERE NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
    UNION ALL
    SELECT 'default privilege',
        format('%s in %s on %s', pg_get_userbyid(defaclrole), defaclnamespace::regnamespace,
            CASE defaclobjtype WHEN 'r' THEN 'tables' WHEN 'f' THEN 'functions' WHEN 'S' THEN 'sequences' END),
        defaclacl
    FROM pg_default_acl JOIN schemas s ON s.oid = defaclnamespace
    UNION ALL
    SELECT 'database grant', 'database', datacl FROM pg_database WHERE datname = current_database()
), facts AS (
    SELECT 'role' AS kind, rolname::text AS object, concat_ws(' ',
        CASE WHEN rolsuper THEN 'super' END, CASE WHEN rolinherit THEN 'inherit' END,
        CASE WHEN rolcreaterole THEN 'createrole' END, CASE WHEN rolcreatedb THEN 'createdb' END,
        CASE WHEN rolcanlogin THEN 'login' END, CASE WHEN rolreplication THEN 'replication' END,
        CASE WHEN rolbypassrls THEN 'bypassrls' END) AS fact
    FROM pg_roles
    UNION ALL
    SELECT 'role setting', rolname, setting FROM pg_roles, unnest(rolconfig) AS setting
    UNION ALL
    SELECT 'membership', pg_get_userbyid(member),
        pg_get_userbyid(roleid) || CASE WHEN admin_option THEN ' with admin' ELSE '' END
    FROM pg_auth_members
    UNION ALL
    SELECT 'schema', nspname, pg_get_userbyid(nspowner) FROM pg_namespace JOIN schemas USING (oid, nspname)
    UNION ALL
    SELECT 'extension', extname, format('%s %s', extnamespace::regnamespace, pg_get_userbyid(extowner)) FROM pg_extension
    UNION ALL
    SELECT 'event trigger', evtname,
        concat_ws(' ', evtevent, pg_get_userbyid(evtowner), evtfoid::regproc, array_to_string(evttags, ','))
    FROM pg_event_trigger
    UNION ALL
    SELECT 'publication', pubname, format('%s all=%s %s%s%s%s', pg_get_userbyid(pubowner), puballtables,
        CASE WHEN pubinsert THEN 'i' END, CASE WHEN pubupdate THEN 'u' END,
        CASE WHEN pubdelete THEN 'd' END, CASE WHEN pubtruncate THEN 't' END)
    FROM pg_publication
    UNION ALL
    SELECT 'enum', format('%s.%s', s.nspname, t.typname), format('%s %s', pg_get_userbyid(t.typowner),
        (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid))
    FROM pg_type t JOIN schemas s ON s.oid = t.typnamespace WHERE t.typtype = 'e'
    UNION ALL
    SELECT 'composite', format('%s.%s', s.nspname, c.relname),
        (SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum)
         FROM pg_attribute WHERE attrelid = c.oid)
    FROM pg_class c JOIN schemas s ON s.oid = c.relnamespace WHERE c.relkind = 'c'
    UNION ALL
    SELECT 'table', c.oid::regclass::text,
        concat_ws(' ', c.relkind, pg_get_userbyid(c.relowner), CASE WHEN c.relrowsecurity THEN 'rls' END,
            pg_get_partkeydef(c.oid), obj_description(c.oid, 'pg_class'))
    FROM pg_class c JOIN schemas s ON s.oid = c.relnamespace WHERE c.relkind IN ('r', 'p')
    UNION ALL
    SELECT 'column', format('%s.%s', c.oid::regclass, a.attname),
        concat_ws(' ', regexp_replace(format_type(a.atttypid, a.atttypmod), '^auth\.', ''),
            CASE WHEN a.attnotnull THEN 'not null' END,
            CASE WHEN a.attidentity <> '' THEN 'identity ' || a.attidentity::text END,
            CASE WHEN a.attgenerated <> '' THEN 'generated ' ELSE 'default ' END
                || replace(pg_get_expr(d.adbin, d.adrelid), 'auth.', ''))
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN schemas s ON s.oid = c.relnamespace
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT 'constraint', format('%s %s', k.conrelid::regclass, k.conname),
        replace(pg_get_constraintdef(k.oid), 'REFERENCES auth.', 'REFERENCES ')
    FROM pg_constraint k JOIN schemas s ON s.oid = k.connamespace
    WHERE k.conrelid <> 0 AND k.contype IN ('p', 'u', 'f', 'c')
    UNION ALL
    SELECT 'index', i.indexrelid::regclass::text,
        replace(pg_get_indexdef(i.indexrelid), '::auth.', '::')
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN schemas s ON s.oid = c.relnamespace
    WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND contype IN ('p', 'u'))
    UNION ALL
    SELECT 'trigger', format('%s %s', t.tgrelid::regclass, t.tgname), pg_get_triggerdef(t.oid)
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN schemas s ON s.oid = c.relnamespace WHERE NOT t.tgisinternal
    UNION ALL
    SELECT 'function', format('%s.%s(%s)', s.nspname, p.proname, pg_get_function_arguments(p.oid)),
        concat_ws(' ', 'returns', pg_get_function_result(p.oid), l.lanname,
            CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END,
            CASE WHEN p.prosecdef THEN 'definer' END, p.proparallel, array_to_string(p.proconfig, ','),
            pg_get_userbyid(p.proowner))
    FROM pg_proc p JOIN schemas s ON s.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
    WHERE NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e')
    UNION ALL
    SELECT kind, object, format('%s=%s by %s', CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END,
        string_agg(privilege_type || CASE WHEN is_grantable THEN '*' ELSE '' END, ',' ORDER BY privilege_type),
        pg_get_userbyid(grantor))
    FROM grants, aclexplode(acl)
    WHERE privilege_type <> 'MAINTAIN'
    GROUP BY kind, object, grantee, grantor
)
SELECT kind, object, fact FROM facts ORDER BY kind, object, fact
