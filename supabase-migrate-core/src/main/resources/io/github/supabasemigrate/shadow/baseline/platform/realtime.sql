-- Schema realtime: broadcast messages, and the functions that decide which subscriber may see a changed row.

CREATE SCHEMA realtime AUTHORIZATION supabase_admin;
GRANT USAGE ON SCHEMA realtime TO anon, authenticated, service_role;
GRANT USAGE ON SCHEMA realtime TO postgres WITH GRANT OPTION;
GRANT ALL ON SCHEMA realtime TO supabase_realtime_admin WITH GRANT OPTION;

ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA realtime GRANT ALL ON TABLES TO postgres, dashboard_user;
ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA realtime GRANT ALL ON FUNCTIONS TO postgres, dashboard_user;
ALTER DEFAULT PRIVILEGES FOR ROLE supabase_admin IN SCHEMA realtime GRANT ALL ON SEQUENCES TO postgres, dashboard_user;

-- Everything is made by supabase_admin and handed over at the end, so that the privileges above apply.
SET ROLE supabase_admin;

CREATE TYPE realtime.action AS ENUM ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'ERROR');
CREATE TYPE realtime.equality_op AS ENUM (
    'eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'in', 'like', 'ilike', 'is', 'match', 'imatch', 'isdistinct');
CREATE TYPE realtime.user_defined_filter AS (
    column_name text, op realtime.equality_op, value text, negate boolean);
CREATE TYPE realtime.wal_column AS (
    name text, type_name text, type_oid oid, value jsonb, is_pkey boolean, is_selectable boolean);
CREATE TYPE realtime.wal_rls AS (wal jsonb, is_rls_enabled boolean, subscription_ids uuid[], errors text[]);

CREATE FUNCTION realtime.to_regrole(role_name text) RETURNS regrole LANGUAGE sql IMMUTABLE AS $$
    SELECT role_name::regrole
$$;

-- Comparing. Filter values arrive as text and are compared as the column's type would.

CREATE FUNCTION realtime."cast"(val text, type_ regtype) RETURNS jsonb LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    result jsonb;
BEGIN
    IF type_ IN ('real'::regtype, 'double precision'::regtype, 'numeric'::regtype)
        AND lower(val) IN ('nan', 'infinity', '-infinity')
    THEN
        RETURN to_jsonb(val); -- JSON has no such numbers
    END IF;
    EXECUTE format('SELECT to_jsonb(%L::%s)', val, type_) INTO result;
    RETURN result;
END
$$;

CREATE FUNCTION realtime.check_equality_op(
    op realtime.equality_op, type_ regtype, val_1 text, val_2 text, negate boolean)
RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    symbol text := CASE op
        WHEN 'eq' THEN '=' WHEN 'neq' THEN '<>' WHEN 'lt' THEN '<' WHEN 'lte' THEN '<='
        WHEN 'gt' THEN '>' WHEN 'gte' THEN '>=' WHEN 'isdistinct' THEN 'IS DISTINCT FROM'
        WHEN 'like' THEN 'LIKE' WHEN 'ilike' THEN 'ILIKE' WHEN 'match' THEN '~' WHEN 'imatch' THEN '~*' END;
    condition text;
    result boolean;
BEGIN
    condition := CASE
        WHEN op = 'in' THEN format('%L::%s = ANY (%L::%s[])', val_1, type_, val_2, type_)
        WHEN op IN ('like', 'ilike', 'match', 'imatch') THEN format('%L::text %s %L::text', val_1, symbol, val_2)
        WHEN op = 'is' AND lower(val_2) IN ('null', 'true', 'false', 'unknown')
            THEN format('%L::%s IS %s', val_1, type_, val_2)
        WHEN op = 'is' THEN 'NULL'
        ELSE format('%L::%s %s %L::%s', val_1, type_, symbol, val_2, type_) END;
    EXECUTE 'SELECT ' || condition INTO result;
    RETURN CASE WHEN negate THEN NOT result ELSE result END;
END
$$;

CREATE FUNCTION realtime.check_equality_op(op realtime.equality_op, type_ regtype, val_1 text, val_2 text)
RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN realtime.check_equality_op(op, type_, val_1, val_2, false);
END
$$;

-- Does a row pass all filters of a subscription? One that names no column of the row, or compares to null, does not.
CREATE FUNCTION realtime.is_visible_through_filters(
    columns realtime.wal_column[], filters realtime.user_defined_filter[])
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (
        SELECT
        FROM unnest(filters) AS f
        LEFT JOIN unnest(columns) AS c ON c.name = f.column_name
        WHERE c.name IS NULL OR NOT coalesce(
            realtime.check_equality_op(
                f.op, coalesce(c.type_oid::regtype, c.type_name::regtype), c.value #>> '{}', f.value,
                coalesce(f.negate, false)),
            false))
$$;

-- Filters may only name columns that the subscriber may read, and hold values of the column's type.
CREATE FUNCTION realtime.subscription_check_filters() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    subscriber regrole := realtime.to_regrole(NEW.claims ->> 'role');
    wanted realtime.user_defined_filter;
    column_type regtype;
    probe jsonb;
BEGIN
    FOREACH wanted IN ARRAY NEW.filters LOOP
        SELECT a.atttypid INTO column_type
        FROM pg_catalog.pg_attribute AS a
        WHERE a.attrelid = NEW.entity AND a.attnum > 0 AND NOT a.attisdropped AND a.attname = wanted.column_name
            AND pg_catalog.has_column_privilege(subscriber, NEW.entity, a.attnum, 'SELECT');
        IF column_type IS NULL THEN
            RAISE EXCEPTION 'invalid column for filter %', wanted.column_name;
        ELSIF wanted.op IN ('eq', 'neq', 'lt', 'lte', 'gt', 'gte', 'isdistinct') THEN
            probe := realtime."cast"(wanted.value, column_type);
        ELSIF wanted.op = 'in' THEN
            probe := realtime."cast"(wanted.value, (column_type::text || '[]')::regtype);
            IF jsonb_array_length(probe) > 100 THEN
                RAISE EXCEPTION 'too many values for `in` filter. Maximum 100';
            END IF;
        END IF;
    END LOOP;
    -- In one order, so that equal subscriptions are equal to the unique index.
    NEW.filters := coalesce(
        (SELECT array_agg(f ORDER BY f.column_name, f.op, f.value, f.negate) FROM unnest(NEW.filters) AS f), '{}');
    RETURN NEW;
END
$$;

CREATE TABLE realtime.messages (
    topic text NOT NULL,
    extension text NOT NULL,
    payload jsonb,
    event text,
    private boolean DEFAULT false,
    updated_at timestamp DEFAULT now() NOT NULL,
    inserted_at timestamp DEFAULT now() NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    binary_payload bytea,
    CONSTRAINT messages_pkey PRIMARY KEY (id, inserted_at)
) PARTITION BY RANGE (inserted_at);
ALTER TABLE realtime.messages
    ADD CONSTRAINT messages_payload_exclusive CHECK (payload IS NULL OR binary_payload IS NULL) NOT VALID;
CREATE INDEX messages_inserted_at_topic_index
    ON realtime.messages (inserted_at DESC, topic) WHERE extension = 'broadcast' AND private IS TRUE;
ALTER TABLE realtime.messages ENABLE ROW LEVEL SECURITY;

CREATE TABLE realtime.schema_migrations (
    version bigint PRIMARY KEY,
    inserted_at timestamp(0) DEFAULT now()
);

CREATE TABLE realtime.subscription (
    id bigint GENERATED ALWAYS AS IDENTITY,
    subscription_id uuid NOT NULL,
    entity regclass NOT NULL,
    filters realtime.user_defined_filter[] DEFAULT '{}' NOT NULL,
    claims jsonb NOT NULL,
    claims_role regrole GENERATED ALWAYS AS (realtime.to_regrole(claims ->> 'role')) STORED NOT NULL,
    created_at timestamp DEFAULT timezone('utc', now()) NOT NULL,
    action_filter text DEFAULT '*',
    selected_columns text[],
    CONSTRAINT pk_subscription PRIMARY KEY (id),
    CONSTRAINT subscription_action_filter_check
        CHECK (action_filter IN ('*', 'INSERT', 'UPDATE', 'DELETE'))
);
CREATE INDEX ix_realtime_subscription_entity ON realtime.subscription (entity);
CREATE UNIQUE INDEX subscription_subscription_id_entity_filters_action_filter_selec
    ON realtime.subscription (
        subscription_id, entity, filters, action_filter, coalesce(selected_columns, '{}'::text[]));
CREATE TRIGGER tr_check_filters
    BEFORE INSERT OR UPDATE ON realtime.subscription
    FOR EACH ROW EXECUTE FUNCTION realtime.subscription_check_filters();

-- The service makes a partition a day. A shadow has no service, so one partition takes every day: without it each
-- broadcast would fail for want of a place.
CREATE TABLE realtime.messages_every_day PARTITION OF realtime.messages DEFAULT;

-- Broadcasting from the database.

CREATE FUNCTION realtime.topic() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT nullif(current_setting('realtime.topic', true), '')
$$;

-- A broadcast that fails warns: it must not undo the change that it tells of.
CREATE FUNCTION realtime.send(payload jsonb, event text, topic text, private boolean DEFAULT true) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('realtime.topic', topic, true);
    INSERT INTO realtime.messages (payload, event, topic, private, extension)
        VALUES (payload || jsonb_build_object('id', coalesce(payload -> 'id', to_jsonb(gen_random_uuid()))),
            event, topic, private, 'broadcast');
EXCEPTION WHEN OTHERS THEN
    RAISE WARNING 'realtime.send: %', SQLERRM;
END
$$;

CREATE FUNCTION realtime.send_binary(payload bytea, event text, topic text, private boolean DEFAULT true) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('realtime.topic', topic, true);
    INSERT INTO realtime.messages (binary_payload, event, topic, private, extension)
        VALUES (payload, event, topic, private, 'broadcast');
EXCEPTION WHEN OTHERS THEN
    RAISE WARNING 'realtime.send_binary: %', SQLERRM;
END
$$;

-- What a trigger calls to tell of a changed row. Only row-level triggers know one.
CREATE FUNCTION realtime.broadcast_changes(
    topic_name text, event_name text, operation text, table_name text, table_schema text, new record, old record,
    level text DEFAULT 'ROW')
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF level = 'STATEMENT' THEN
        RAISE EXCEPTION 'function can only be triggered for each row, not for each statement';
    ELSIF operation NOT IN ('INSERT', 'UPDATE', 'DELETE') THEN
        RAISE EXCEPTION 'Unexpected operation type: %', operation;
    END IF;
    PERFORM realtime.send(
        jsonb_build_object(
            'schema', table_schema, 'table', table_name, 'operation', operation,
            'record', CASE WHEN operation <> 'DELETE' THEN to_jsonb(new) END,
            'old_record', CASE WHEN operation <> 'INSERT' THEN to_jsonb(old) END),
        event_name, topic_name);
END
$$;

-- Changes from the write-ahead log. wal2json escapes what has a meaning in its table lists.

CREATE FUNCTION realtime.wal2json_escape_identifier(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(name, '([^[:alnum:]_])', '\\\1', 'g')
$$;

CREATE FUNCTION realtime.quote_wal2json(entity regclass) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT realtime.wal2json_escape_identifier(n.nspname) || '.' || realtime.wal2json_escape_identifier(c.relname)
    FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    WHERE c.oid = entity
$$;

-- A statement that tells whether the row with this key is there for the role that executes it.
CREATE FUNCTION realtime.build_prepared_statement_sql(
    prepared_statement_name text, entity regclass, columns realtime.wal_column[])
RETURNS text LANGUAGE sql AS $$
    SELECT format('PREPARE %I AS SELECT EXISTS (SELECT FROM %s WHERE %s)', prepared_statement_name, entity,
        string_agg(format('%I = %L::%s', c.name, c.value #>> '{}', c.type_name), ' AND '))
    FROM unnest(columns) AS c
    WHERE c.is_pkey
$$;

-- One change as wal2json (format 2) tells it, once for each role that subscribed: the columns that the role may read,
-- and the subscriptions whose policies and filters let the row through.
CREATE FUNCTION realtime.apply_rls(wal jsonb, max_record_bytes integer DEFAULT (1024 * 1024))
RETURNS SETOF realtime.wal_rls LANGUAGE plpgsql AS $$
DECLARE
    relation regclass := to_regclass(format('%I.%I', wal ->> 'schema', wal ->> 'table'));
    operation realtime.action := CASE wal ->> 'action'
        WHEN 'I' THEN 'INSERT' WHEN 'U' THEN 'UPDATE' WHEN 'D' THEN 'DELETE' WHEN 'T' THEN 'TRUNCATE' ELSE 'ERROR' END;
    guarded boolean := coalesce((SELECT relrowsecurity FROM pg_catalog.pg_class WHERE oid = relation), false);
    too_big boolean := octet_length(wal::text) > max_record_bytes;
    audience record;
    cells realtime.wal_column[];
    old_cells realtime.wal_column[];
    visible_to uuid[];
    subscriber record;
    sees boolean;
BEGIN
    FOR audience IN
        SELECT s.claims_role AS role, array_agg(s.subscription_id) AS subscriptions
        FROM realtime.subscription AS s
        WHERE s.entity = relation AND s.action_filter IN ('*', operation::text)
        GROUP BY s.claims_role
    LOOP
        SELECT array_agg((c ->> 'name', c ->> 'type', c ->> 'typeoid', c -> 'value',
                EXISTS (SELECT FROM jsonb_array_elements(wal -> 'pk') AS k WHERE k ->> 'name' = c ->> 'name'),
                has_column_privilege(audience.role, relation, c ->> 'name', 'SELECT'))::realtime.wal_column)
            FILTER (WHERE part = 'columns'),
            array_agg((c ->> 'name', c ->> 'type', c ->> 'typeoid', c -> 'value', true,
                has_column_privilege(audience.role, relation, c ->> 'name', 'SELECT'))::realtime.wal_column)
            FILTER (WHERE part = 'identity')
        INTO cells, old_cells
        FROM unnest(ARRAY['columns', 'identity']) AS part, jsonb_array_elements(wal -> part) AS c;
        visible_to := '{}';
        FOR subscriber IN
            SELECT s.subscription_id, s.filters, s.claims
            FROM realtime.subscription AS s
            WHERE s.entity = relation AND s.claims_role = audience.role
                AND s.action_filter IN ('*', operation::text)
                AND realtime.is_visible_through_filters(
                    CASE WHEN operation = 'DELETE' THEN old_cells ELSE cells END, s.filters)
        LOOP
            sees := NOT guarded OR operation = 'DELETE';
            IF NOT sees THEN
                IF EXISTS (SELECT FROM pg_catalog.pg_prepared_statements WHERE name = 'walrus_rls_stmt') THEN
                    DEALLOCATE walrus_rls_stmt;
                END IF;
                EXECUTE realtime.build_prepared_statement_sql('walrus_rls_stmt', relation, cells);
                PERFORM set_config('role', audience.role::text, true),
                    set_config('request.jwt.claims', subscriber.claims::text, true);
                EXECUTE 'EXECUTE walrus_rls_stmt' INTO sees;
                PERFORM set_config('role', 'none', true);
            END IF;
            IF sees THEN
                visible_to := visible_to || subscriber.subscription_id;
            END IF;
        END LOOP;
        RETURN NEXT (
            jsonb_build_object(
                'schema', wal ->> 'schema', 'table', wal ->> 'table', 'type', operation,
                'commit_timestamp', wal ->> 'timestamp',
                'columns', (SELECT jsonb_agg(jsonb_build_object('name', c.name, 'type', c.type_name))
                    FROM unnest(cells) AS c WHERE c.is_selectable))
            || CASE WHEN operation IN ('INSERT', 'UPDATE') THEN jsonb_build_object('record',
                (SELECT jsonb_object_agg(c.name, c.value) FROM unnest(cells) AS c
                 WHERE c.is_selectable AND NOT (too_big AND octet_length(c.value::text) > 64))) ELSE '{}' END
            || CASE WHEN operation IN ('UPDATE', 'DELETE') THEN jsonb_build_object('old_record',
                (SELECT jsonb_object_agg(c.name, c.value) FROM unnest(old_cells) AS c
                 WHERE c.is_selectable AND NOT (too_big AND octet_length(c.value::text) > 64))) ELSE '{}' END,
            guarded, visible_to,
            CASE WHEN too_big THEN ARRAY['Error 413: Payload Too Large'] ELSE '{}' END)::realtime.wal_rls;
    END LOOP;
END
$$;

-- What happened since the slot was last read. It needs the wal2json plug-in, which a shadow lacks: a call says so.
CREATE FUNCTION realtime.list_changes(
    publication name, slot_name name, max_changes integer, max_record_bytes integer)
RETURNS TABLE (wal jsonb, is_rls_enabled boolean, subscription_ids uuid[], errors text[], slot_changes_count bigint)
LANGUAGE sql SET log_min_messages TO 'fatal' AS $$
    WITH published AS (
        SELECT string_agg(realtime.quote_wal2json(format('%I.%I', t.schemaname, t.tablename)::regclass), ',') AS tables,
            (SELECT concat_ws(',',
                CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                CASE WHEN p.pubdelete THEN 'delete' END)
             FROM pg_catalog.pg_publication AS p WHERE p.pubname = list_changes.publication) AS actions
        FROM pg_catalog.pg_publication_tables AS t
        WHERE t.pubname = list_changes.publication
    ), changes AS MATERIALIZED (
        SELECT c.data::jsonb AS change, count(*) OVER () AS total
        FROM published AS p,
            pg_catalog.pg_logical_slot_get_changes(slot_name, NULL, max_changes, 'include-pk', 'true',
                'include-transaction', 'false', 'include-timestamp', 'true', 'include-type-oids', 'true',
                'format-version', '2', 'actions', p.actions, 'add-tables', p.tables) AS c
        WHERE p.tables IS NOT NULL AND p.actions <> ''
    )
    SELECT r.wal, r.is_rls_enabled, r.subscription_ids, r.errors, c.total
    FROM changes AS c, realtime.apply_rls(c.change, max_record_bytes) AS r
$$;

-- Handing over. The service's own list of migrations stays with supabase_admin.
DO $handover$
DECLARE
    object record;
BEGIN
    FOR object IN
        SELECT pg_catalog.format('ROUTINE %s', p.oid::regprocedure) AS name
        FROM pg_catalog.pg_proc AS p WHERE p.pronamespace = 'realtime'::regnamespace
        UNION ALL
        SELECT pg_catalog.format('TABLE %s', c.oid::regclass)
        FROM pg_catalog.pg_class AS c
        WHERE c.relnamespace = 'realtime'::regnamespace AND c.relkind IN ('r', 'p')
            AND c.oid <> 'realtime.schema_migrations'::regclass
        UNION ALL
        SELECT pg_catalog.format('TYPE %s', t.oid::regtype)
        FROM pg_catalog.pg_type AS t LEFT JOIN pg_catalog.pg_class AS c ON c.oid = t.typrelid
        WHERE t.typnamespace = 'realtime'::regnamespace AND (t.typtype = 'e' OR c.relkind = 'c')
    LOOP
        EXECUTE pg_catalog.format('ALTER %s OWNER TO supabase_realtime_admin', object.name);
    END LOOP;
END
$handover$;

SET ROLE supabase_realtime_admin;

-- Who may broadcast and listen is for policies on realtime.messages to say.
GRANT SELECT, INSERT, UPDATE ON realtime.messages TO anon, authenticated, service_role;
GRANT SELECT ON realtime.subscription TO anon, authenticated, service_role;
GRANT EXECUTE ON FUNCTION
    realtime.apply_rls(jsonb, integer), realtime.build_prepared_statement_sql(text, regclass, realtime.wal_column[]),
    realtime."cast"(text, regtype), realtime.check_equality_op(realtime.equality_op, regtype, text, text),
    realtime.check_equality_op(realtime.equality_op, regtype, text, text, boolean),
    realtime.is_visible_through_filters(realtime.wal_column[], realtime.user_defined_filter[]),
    realtime.quote_wal2json(regclass), realtime.subscription_check_filters(), realtime.to_regrole(text)
    TO anon, authenticated, service_role;

RESET ROLE;
