-- Checks that this database has what the migrations make: 8 tables, 27 policies, 7 triggers.
-- Written by mvn supabase-migrate:verify -Dsupabase-migrate.writeScript. Changes nothing; fails with what is wrong.
DO $verify$
DECLARE
    problems text[];
BEGIN
    SELECT array_agg(problem ORDER BY problem) INTO problems FROM (
        -- tables and their row level security
        SELECT CASE WHEN e.name IS NULL THEN NULL
                    WHEN c.oid IS NULL THEN format('table %I.%I is missing', e.schema, e.name)
                    WHEN c.relrowsecurity <> e.secured
                    THEN format('row level security of %I.%I is %s', e.schema, e.name,
                                CASE WHEN e.secured THEN 'off' ELSE 'on' END) END AS problem
        FROM (VALUES
            ('public', 'ai_conversations', true),
            ('public', 'journal_entries', true),
            ('public', 'knowledge_embeddings', true),
            ('public', 'meditation_sessions', true),
            ('public', 'meditations', true),
            ('public', 'users', true),
            ('public', 'vision_boards', true),
            ('public', 'workbook_progress', true)
        ) AS e (schema, name, secured)
        LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = e.schema
        LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = e.name AND c.relkind IN ('r', 'p')
        UNION ALL
        -- tables of the same schemas that no migration makes; those of extensions and partitions do not count
        SELECT format('table %I.%I is made by no migration', n.nspname, c.relname)
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ANY (ARRAY['public']::text[]) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
          AND (n.nspname, c.relname) NOT IN (
            ('public', 'ai_conversations'),
            ('public', 'journal_entries'),
            ('public', 'knowledge_embeddings'),
            ('public', 'meditation_sessions'),
            ('public', 'meditations'),
            ('public', 'users'),
            ('public', 'vision_boards'),
            ('public', 'workbook_progress')
          )
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                          WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        UNION ALL
        -- views, types, functions and extensions
        SELECT format('%s %s is missing', e.kind, e.display)
        FROM (VALUES
            ('enum', 'public', 'subscription_tier', 0, 'public.subscription_tier'),
            ('extension', '', 'vector', 0, 'vector'),
            ('function', 'public', 'create_profile', 0, 'public.create_profile()'),
            ('function', 'public', 'nearest_knowledge', 2, 'public.nearest_knowledge(extensions.vector, integer)'),
            ('function', 'public', 'touch_updated_at', 0, 'public.touch_updated_at()')
        ) AS e (kind, schema, name, inputs, display)
        LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = e.schema
        WHERE NOT CASE e.kind
            WHEN 'extension' THEN EXISTS (SELECT FROM pg_catalog.pg_extension x WHERE x.extname = e.name)
            WHEN 'view' THEN EXISTS (SELECT FROM pg_catalog.pg_class c
                WHERE c.relnamespace = n.oid AND c.relname = e.name AND c.relkind = 'v')
            WHEN 'materialized view' THEN EXISTS (SELECT FROM pg_catalog.pg_class c
                WHERE c.relnamespace = n.oid AND c.relname = e.name AND c.relkind = 'm')
            WHEN 'enum' THEN EXISTS (SELECT FROM pg_catalog.pg_type t
                WHERE t.typnamespace = n.oid AND t.typname = e.name AND t.typtype = 'e')
            ELSE EXISTS (SELECT FROM pg_catalog.pg_proc p
                WHERE p.pronamespace = n.oid AND p.proname = e.name AND p.pronargs = e.inputs) END
          AND e.kind IS NOT NULL
        UNION ALL
        -- columns
        SELECT CASE WHEN e.name IS NULL THEN NULL
                    WHEN a.attnum IS NULL THEN format('column %I.%I.%I is missing', e.schema, e.name, e.col)
                    WHEN pg_catalog.format_type(a.atttypid, a.atttypmod) <> e.type
                    THEN format('column %I.%I.%I is of type %s, not %s', e.schema, e.name, e.col,
                                pg_catalog.format_type(a.atttypid, a.atttypmod), e.type)
                    WHEN a.attnotnull <> e.required
                    THEN format('column %I.%I.%I %s nulls', e.schema, e.name, e.col,
                                CASE WHEN e.required THEN 'accepts' ELSE 'refuses' END) END
        FROM (VALUES
            ('public', 'ai_conversations', 'id', 'uuid', true),
            ('public', 'ai_conversations', 'user_id', 'uuid', true),
            ('public', 'ai_conversations', 'topic', 'text', true),
            ('public', 'ai_conversations', 'messages', 'jsonb', true),
            ('public', 'ai_conversations', 'created_at', 'timestamp with time zone', true),
            ('public', 'ai_conversations', 'updated_at', 'timestamp with time zone', true),
            ('public', 'journal_entries', 'id', 'uuid', true),
            ('public', 'journal_entries', 'user_id', 'uuid', true),
            ('public', 'journal_entries', 'title', 'text', false),
            ('public', 'journal_entries', 'body', 'text', true),
            ('public', 'journal_entries', 'mood', 'smallint', false),
            ('public', 'journal_entries', 'tags', 'text[]', true),
            ('public', 'journal_entries', 'written_on', 'date', true),
            ('public', 'journal_entries', 'created_at', 'timestamp with time zone', true),
            ('public', 'journal_entries', 'updated_at', 'timestamp with time zone', true),
            ('public', 'knowledge_embeddings', 'id', 'bigint', true),
            ('public', 'knowledge_embeddings', 'source', 'text', true),
            ('public', 'knowledge_embeddings', 'content', 'text', true),
            ('public', 'knowledge_embeddings', 'embedding', 'extensions.vector(3)', true),
            ('public', 'knowledge_embeddings', 'created_at', 'timestamp with time zone', true),
            ('public', 'meditation_sessions', 'id', 'uuid', true),
            ('public', 'meditation_sessions', 'user_id', 'uuid', true),
            ('public', 'meditation_sessions', 'meditation_id', 'uuid', true),
            ('public', 'meditation_sessions', 'listened_seconds', 'integer', true),
            ('public', 'meditation_sessions', 'finished_at', 'timestamp with time zone', false),
            ('public', 'meditation_sessions', 'created_at', 'timestamp with time zone', true),
            ('public', 'meditations', 'id', 'uuid', true),
            ('public', 'meditations', 'title', 'text', true),
            ('public', 'meditations', 'description', 'text', false),
            ('public', 'meditations', 'audio_path', 'text', true),
            ('public', 'meditations', 'duration_seconds', 'integer', true),
            ('public', 'meditations', 'is_premium', 'boolean', true),
            ('public', 'meditations', 'created_at', 'timestamp with time zone', true),
            ('public', 'meditations', 'updated_at', 'timestamp with time zone', true),
            ('public', 'users', 'id', 'uuid', true),
            ('public', 'users', 'email', 'text', true),
            ('public', 'users', 'display_name', 'text', false),
            ('public', 'users', 'tier', 'public.subscription_tier', true),
            ('public', 'users', 'created_at', 'timestamp with time zone', true),
            ('public', 'users', 'updated_at', 'timestamp with time zone', true),
            ('public', 'vision_boards', 'id', 'uuid', true),
            ('public', 'vision_boards', 'user_id', 'uuid', true),
            ('public', 'vision_boards', 'title', 'text', true),
            ('public', 'vision_boards', 'items', 'jsonb', true),
            ('public', 'vision_boards', 'is_shared', 'boolean', true),
            ('public', 'vision_boards', 'created_at', 'timestamp with time zone', true),
            ('public', 'vision_boards', 'updated_at', 'timestamp with time zone', true),
            ('public', 'workbook_progress', 'id', 'uuid', true),
            ('public', 'workbook_progress', 'user_id', 'uuid', true),
            ('public', 'workbook_progress', 'phase', 'smallint', true),
            ('public', 'workbook_progress', 'worksheet', 'text', true),
            ('public', 'workbook_progress', 'answers', 'jsonb', true),
            ('public', 'workbook_progress', 'completed_at', 'timestamp with time zone', false),
            ('public', 'workbook_progress', 'created_at', 'timestamp with time zone', true),
            ('public', 'workbook_progress', 'updated_at', 'timestamp with time zone', true)
        ) AS e (schema, name, col, type, required)
        LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = e.schema
        LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = e.name
        LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = e.col AND NOT a.attisdropped
        UNION ALL
        -- policies, both ways
        SELECT CASE WHEN p.policyname IS NULL AND e.name IS NULL THEN NULL
                    WHEN p.policyname IS NULL THEN format('policy %I on %I.%I is missing', e.name, e.schema, e.tab)
                    WHEN e.name IS NULL
                    THEN format('policy %I on %I.%I is made by no migration', p.policyname, p.schemaname, p.tablename)
               END
        FROM (VALUES
            ('public', 'ai_conversations', 'Users continue their own conversations'),
            ('public', 'ai_conversations', 'Users delete their own conversations'),
            ('public', 'ai_conversations', 'Users read their own conversations'),
            ('public', 'ai_conversations', 'Users start their own conversations'),
            ('public', 'journal_entries', 'Users delete their own journal'),
            ('public', 'journal_entries', 'Users edit their own journal'),
            ('public', 'journal_entries', 'Users read their own journal'),
            ('public', 'journal_entries', 'Users write their own journal'),
            ('public', 'knowledge_embeddings', 'Users read the knowledge'),
            ('public', 'meditation_sessions', 'Users delete their own sessions'),
            ('public', 'meditation_sessions', 'Users read their own sessions'),
            ('public', 'meditation_sessions', 'Users start their own sessions'),
            ('public', 'meditation_sessions', 'Users update their own sessions'),
            ('public', 'meditations', 'Everybody hears the free meditations'),
            ('public', 'meditations', 'Subscribers hear the premium meditations'),
            ('public', 'users', 'Users create their own profile'),
            ('public', 'users', 'Users read their own profile'),
            ('public', 'users', 'Users update their own profile'),
            ('public', 'vision_boards', 'Users change their own boards'),
            ('public', 'vision_boards', 'Users delete their own boards'),
            ('public', 'vision_boards', 'Users make their own boards'),
            ('public', 'vision_boards', 'Users read shared boards'),
            ('public', 'vision_boards', 'Users read their own boards'),
            ('public', 'workbook_progress', 'Users add their own progress'),
            ('public', 'workbook_progress', 'Users delete their own progress'),
            ('public', 'workbook_progress', 'Users read their own progress'),
            ('public', 'workbook_progress', 'Users update their own progress')
        ) AS e (schema, tab, name)
        FULL JOIN (SELECT * FROM pg_catalog.pg_policies WHERE schemaname = ANY (ARRAY['public']::text[])) p
            ON p.schemaname = e.schema AND p.tablename = e.tab AND p.policyname = e.name
        UNION ALL
        -- triggers
        SELECT format('trigger %I on %I.%I is missing', e.name, e.schema, e.tab)
        FROM (VALUES
            ('auth', 'users', 'on_auth_user_created'),
            ('public', 'ai_conversations', 'touch_updated_at'),
            ('public', 'journal_entries', 'touch_updated_at'),
            ('public', 'meditations', 'touch_updated_at'),
            ('public', 'users', 'touch_updated_at'),
            ('public', 'vision_boards', 'touch_updated_at'),
            ('public', 'workbook_progress', 'touch_updated_at')
        ) AS e (schema, tab, name)
        WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_trigger t
                          JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
                          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                          WHERE t.tgname = e.name AND c.relname = e.tab AND n.nspname = e.schema
                            AND NOT t.tgisinternal)
          AND e.name IS NOT NULL
    ) checks
    WHERE problem IS NOT NULL;
    IF problems IS NOT NULL THEN
        RAISE EXCEPTION E'The schema is not as the migrations make it:\n%', array_to_string(problems, E'\n');
    END IF;
    RAISE NOTICE 'The schema is as the migrations make it: 8 tables, 27 policies, 7 triggers.';
END
$verify$;
