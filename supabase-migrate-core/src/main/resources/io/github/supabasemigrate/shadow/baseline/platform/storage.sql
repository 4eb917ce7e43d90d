-- Schema storage: buckets and objects of the Storage service, and the functions that policies on them use.

CREATE SCHEMA storage AUTHORIZATION supabase_admin;
GRANT USAGE ON SCHEMA storage TO anon, authenticated, service_role;
GRANT USAGE ON SCHEMA storage TO postgres WITH GRANT OPTION;
GRANT ALL ON SCHEMA storage TO supabase_storage_admin, dashboard_user;

ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA storage
    GRANT ALL ON TABLES TO postgres, anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA storage
    GRANT ALL ON FUNCTIONS TO postgres, anon, authenticated, service_role;
ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA storage
    GRANT ALL ON SEQUENCES TO postgres, anon, authenticated, service_role;

SET ROLE supabase_storage_admin;

CREATE TYPE storage.buckettype AS ENUM ('STANDARD', 'ANALYTICS', 'VECTOR');

-- Guards on the tables below.

CREATE FUNCTION storage.enforce_bucket_name_length() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF length(NEW.name) > 100 THEN
        RAISE EXCEPTION 'bucket name "%" is too long (% characters). Max is 100.', NEW.name, length(NEW.name);
    END IF;
    RETURN NEW;
END
$$;

-- A row deleted by hand leaves its file behind, so only the Storage API (which sets the variable) may delete.
CREATE FUNCTION storage.protect_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(current_setting('storage.allow_delete_query', true), 'false') <> 'true' THEN
        RAISE EXCEPTION 'Direct deletion from storage tables is not allowed. Use the Storage API instead.'
            USING ERRCODE = '42501', HINT = 'This prevents accidental data loss from orphaned objects.';
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION storage.update_updated_at_column() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TABLE storage.buckets (
    id text PRIMARY KEY,
    name text NOT NULL,
    owner uuid,
    created_at timestamptz DEFAULT now(),
    updated_at timestamptz DEFAULT now(),
    public boolean DEFAULT false,
    avif_autodetection boolean DEFAULT false,
    file_size_limit bigint,
    allowed_mime_types text[],
    owner_id text,
    type storage.buckettype DEFAULT 'STANDARD' NOT NULL,
    versioning_status text DEFAULT 'DISABLED' NOT NULL,
    CONSTRAINT buckets_versioning_dark_check CHECK (versioning_status = 'DISABLED'),
    CONSTRAINT buckets_versioning_standard_only_check
        CHECK (type = 'STANDARD' OR versioning_status = 'DISABLED'),
    CONSTRAINT buckets_versioning_status_check
        CHECK (versioning_status IN ('DISABLED', 'ENABLED', 'SUSPENDED'))
);
CREATE UNIQUE INDEX bname ON storage.buckets (name);
CREATE TRIGGER enforce_bucket_name_length_trigger
    BEFORE INSERT OR UPDATE OF name ON storage.buckets
    FOR EACH ROW EXECUTE FUNCTION storage.enforce_bucket_name_length();
CREATE TRIGGER protect_buckets_delete
    BEFORE DELETE ON storage.buckets
    FOR EACH STATEMENT EXECUTE FUNCTION storage.protect_delete();
ALTER TABLE storage.buckets ENABLE ROW LEVEL SECURITY;

CREATE TABLE storage.buckets_analytics (
    name text NOT NULL,
    type storage.buckettype DEFAULT 'ANALYTICS' NOT NULL,
    format text DEFAULT 'ICEBERG' NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    deleted_at timestamptz
);
CREATE UNIQUE INDEX buckets_analytics_unique_name_idx
    ON storage.buckets_analytics (name) WHERE deleted_at IS NULL;
ALTER TABLE storage.buckets_analytics ENABLE ROW LEVEL SECURITY;

CREATE TABLE storage.buckets_vectors (
    id text PRIMARY KEY,
    type storage.buckettype DEFAULT 'VECTOR' NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL
);
ALTER TABLE storage.buckets_vectors ENABLE ROW LEVEL SECURITY;

CREATE TABLE storage.iceberg_namespaces (
    id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    bucket_name text NOT NULL,
    name text NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    metadata jsonb DEFAULT '{}' NOT NULL,
    catalog_id uuid NOT NULL REFERENCES storage.buckets_analytics (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX idx_iceberg_namespaces_bucket_id ON storage.iceberg_namespaces (catalog_id, name);
ALTER TABLE storage.iceberg_namespaces ENABLE ROW LEVEL SECURITY;

CREATE TABLE storage.iceberg_tables (
    id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    namespace_id uuid NOT NULL REFERENCES storage.iceberg_namespaces (id) ON DELETE CASCADE,
    bucket_name text NOT NULL,
    name text NOT NULL,
    location text NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL,
    remote_table_id text,
    shard_key text,
    shard_id text,
    catalog_id uuid NOT NULL REFERENCES storage.buckets_analytics (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX idx_iceberg_tables_location ON storage.iceberg_tables (location);
CREATE UNIQUE INDEX idx_iceberg_tables_namespace_id ON storage.iceberg_tables (catalog_id, namespace_id, name);
ALTER TABLE storage.iceberg_tables ENABLE ROW LEVEL SECURITY;

CREATE TABLE storage.migrations (
    id integer PRIMARY KEY,
    name varchar(100) NOT NULL UNIQUE,
    hash varchar(40) NOT NULL,
    executed_at timestamp DEFAULT CURRENT_TIMESTAMP
);
ALTER TABLE storage.migrations ENABLE ROW LEVEL SECURITY;

CREATE TABLE storage.objects (
    id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    bucket_id text,
    name text,
    owner uuid,
    created_at timestamptz DEFAULT now(),
    updated_at timestamptz DEFAULT now(),
    last_accessed_at timestamptz DEFAULT now(),
    metadata jsonb,
    path_tokens text[] GENERATED ALWAYS AS (string_to_array(name, '/')) STORED,
    version text,
    owner_id text,
    user_metadata jsonb,
    archived_at timestamptz,
    is_delete_marker boolean DEFAULT false NOT NULL,
    is_versioned boolean DEFAULT false NOT NULL,
    CONSTRAINT "objects_bucketId_fkey" FOREIGN KEY (bucket_id) REFERENCES storage.buckets (id)
);
CREATE INDEX idx_objects_bucket_id_name ON storage.objects (bucket_id, name COLLATE "C");
CREATE INDEX idx_objects_bucket_id_name_lower ON storage.objects (bucket_id, lower(name) COLLATE "C");
CREATE INDEX name_prefix_search ON storage.objects (name text_pattern_ops);
CREATE UNIQUE INDEX bucketid_objname ON storage.objects (bucket_id, name);
CREATE TRIGGER protect_objects_delete
    BEFORE DELETE ON storage.objects
    FOR EACH STATEMENT EXECUTE FUNCTION storage.protect_delete();
CREATE TRIGGER update_objects_updated_at
    BEFORE UPDATE ON storage.objects
    FOR EACH ROW EXECUTE FUNCTION storage.update_updated_at_column();
ALTER TABLE storage.objects ENABLE ROW LEVEL SECURITY;

CREATE TABLE storage.s3_multipart_uploads (
    id text PRIMARY KEY,
    in_progress_size bigint DEFAULT 0 NOT NULL,
    upload_signature text NOT NULL,
    bucket_id text NOT NULL REFERENCES storage.buckets (id),
    key text COLLATE "C" NOT NULL,
    version text NOT NULL,
    owner_id text,
    created_at timestamptz DEFAULT now() NOT NULL,
    user_metadata jsonb,
    metadata jsonb
);
CREATE INDEX idx_multipart_uploads_list ON storage.s3_multipart_uploads (bucket_id, key, created_at);
ALTER TABLE storage.s3_multipart_uploads ENABLE ROW LEVEL SECURITY;

CREATE TABLE storage.s3_multipart_uploads_parts (
    id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    upload_id text NOT NULL REFERENCES storage.s3_multipart_uploads (id) ON DELETE CASCADE,
    size bigint DEFAULT 0 NOT NULL,
    part_number integer NOT NULL,
    bucket_id text NOT NULL REFERENCES storage.buckets (id),
    key text COLLATE "C" NOT NULL,
    etag text NOT NULL,
    owner_id text,
    version text NOT NULL,
    created_at timestamptz DEFAULT now() NOT NULL
);
ALTER TABLE storage.s3_multipart_uploads_parts ENABLE ROW LEVEL SECURITY;

CREATE TABLE storage.vector_indexes (
    id text DEFAULT gen_random_uuid() PRIMARY KEY,
    name text NOT NULL,
    bucket_id text NOT NULL REFERENCES storage.buckets_vectors (id),
    data_type text NOT NULL,
    dimension integer NOT NULL,
    distance_metric text NOT NULL,
    metadata_configuration jsonb,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL
);
CREATE UNIQUE INDEX vector_indexes_name_bucket_id_idx ON storage.vector_indexes (name, bucket_id);
ALTER TABLE storage.vector_indexes ENABLE ROW LEVEL SECURITY;

-- The parts of an object's name, as policies take them: 'a/b/c.png' is in folder {a,b}, has file name c.png, is a png.

CREATE FUNCTION storage.foldername(name text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    parts text[] := string_to_array(name, '/');
BEGIN
    RETURN parts[1:cardinality(parts) - 1];
END
$$;

CREATE FUNCTION storage.filename(name text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    parts text[] := string_to_array(name, '/');
BEGIN
    RETURN parts[cardinality(parts)];
END
$$;

CREATE FUNCTION storage.extension(name text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    parts text[] := string_to_array(storage.filename(name), '.');
BEGIN
    RETURN parts[cardinality(parts)];
END
$$;

GRANT EXECUTE ON FUNCTION storage.foldername(text), storage.filename(text), storage.extension(text)
    TO anon, authenticated, service_role, dashboard_user, postgres;

-- Which operation of the Storage API runs the statement (`storage.object.list`, …), for policies that care.

CREATE FUNCTION storage.operation() RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN current_setting('storage.operation', true);
END
$$;

CREATE FUNCTION storage.allow_any_operation(expected_operations text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        regexp_replace(storage.operation(), '^storage\.', '')
            = ANY (SELECT regexp_replace(o, '^storage\.', '') FROM unnest(expected_operations) AS o),
        false)
$$;

CREATE FUNCTION storage.allow_only_operation(expected_operation text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT storage.allow_any_operation(ARRAY[expected_operation])
$$;

-- Would the caller's policies let this object in? The row is inserted, then the statement is undone by an error that
-- the API understands.
CREATE FUNCTION storage.can_insert_object(bucketid text, name text, owner uuid, metadata jsonb) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO storage.objects (bucket_id, name, owner, metadata) VALUES (bucketid, name, owner, metadata);
    RAISE SQLSTATE 'PT200' USING MESSAGE = 'ROLLBACK', DETAIL = 'rollback successful insert';
END
$$;

CREATE FUNCTION storage.get_size_by_bucket() RETURNS TABLE (size bigint, bucket_id text) LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY
        SELECT sum((o.metadata ->> 'size')::bigint)::bigint, o.bucket_id FROM storage.objects AS o GROUP BY o.bucket_id;
END
$$;

-- Listing. A "folder" is no row: it is what object names share up to a delimiter.

-- The key up to and with the first delimiter after the prefix; null where none follows.
CREATE FUNCTION storage.get_common_prefix(p_key text, p_prefix text, p_delimiter text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT left(p_key, length(p_prefix) + at + length(p_delimiter) - 1)
    FROM (SELECT strpos(substr(p_key, length(p_prefix) + 1), p_delimiter)) AS rest (at)
    WHERE at > 0
$$;

CREATE FUNCTION storage.list_objects_with_delimiter(
    _bucket_id text, prefix_param text, delimiter_param text, max_keys integer DEFAULT 100,
    start_after text DEFAULT '', next_token text DEFAULT '', sort_order text DEFAULT 'asc')
RETURNS TABLE (
    name text, id uuid, metadata jsonb, updated_at timestamptz, created_at timestamptz, last_accessed_at timestamptz)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    -- next_token continues a page, start_after begins one; both exclude what they name.
    after text := coalesce(nullif(next_token, ''), start_after);
    descending boolean := lower(sort_order) = 'desc';
BEGIN
    RETURN QUERY
        WITH listed AS (
            SELECT coalesce(storage.get_common_prefix(o.name, prefix_param, delimiter_param), o.name) AS entry, o.*
            FROM storage.objects AS o
            WHERE o.bucket_id = _bucket_id AND starts_with(o.name, prefix_param)
        ), entries AS (
            SELECT DISTINCT ON (l.entry COLLATE "C") l.entry, l.entry = l.name AS is_object,
                l.id, l.metadata, l.updated_at, l.created_at, l.last_accessed_at
            FROM listed AS l
            ORDER BY l.entry COLLATE "C", l.name COLLATE "C"
        )
        SELECT e.entry,
            CASE WHEN e.is_object THEN e.id END, CASE WHEN e.is_object THEN e.metadata END,
            CASE WHEN e.is_object THEN e.updated_at END, CASE WHEN e.is_object THEN e.created_at END,
            CASE WHEN e.is_object THEN e.last_accessed_at END
        FROM entries AS e
        WHERE after = '' OR CASE WHEN descending THEN e.entry COLLATE "C" < after ELSE e.entry COLLATE "C" > after END
        ORDER BY CASE WHEN descending THEN e.entry END COLLATE "C" DESC, e.entry COLLATE "C"
        LIMIT max_keys;
END
$$;

CREATE FUNCTION storage.list_multipart_uploads_with_delimiter(
    bucket_id text, prefix_param text, delimiter_param text, max_keys integer DEFAULT 100,
    next_key_token text DEFAULT '', next_upload_token text DEFAULT '')
RETURNS TABLE (key text, id text, created_at timestamptz)
LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY
        WITH uploads AS (
            SELECT coalesce(storage.get_common_prefix(u.key, prefix_param, delimiter_param), u.key) AS entry,
                u.key, u.id, u.created_at
            FROM storage.s3_multipart_uploads AS u
            WHERE u.bucket_id = list_multipart_uploads_with_delimiter.bucket_id AND starts_with(u.key, prefix_param)
                AND (next_key_token = '' OR (u.key, u.id COLLATE "C") > (next_key_token, next_upload_token))
        )
        -- Uploads of one key are all listed; what lies behind a delimiter is listed once.
        SELECT DISTINCT ON (u.entry COLLATE "C", CASE WHEN u.entry = u.key THEN u.id END) u.entry, u.id, u.created_at
        FROM uploads AS u
        ORDER BY u.entry COLLATE "C", CASE WHEN u.entry = u.key THEN u.id END, u.created_at
        LIMIT max_keys;
END
$$;

-- One level of the tree below a prefix, folders (without an id) before files, a page at a time.
CREATE FUNCTION storage.search(
    prefix text, bucketname text, limits integer DEFAULT 100, levels integer DEFAULT 1, offsets integer DEFAULT 0,
    search text DEFAULT '', sortcolumn text DEFAULT 'name', sortorder text DEFAULT 'asc')
RETURNS TABLE (
    name text, id uuid, updated_at timestamptz, created_at timestamptz, last_accessed_at timestamptz, metadata jsonb)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    ordering text := CASE
        WHEN sortcolumn IN ('updated_at', 'created_at', 'last_accessed_at') THEN sortcolumn ELSE 'name' END
        || CASE WHEN lower(sortorder) = 'desc' THEN ' DESC' ELSE ' ASC' END;
BEGIN
    RETURN QUERY EXECUTE format($query$
        WITH found AS (
            SELECT o.* FROM storage.objects AS o
            WHERE o.bucket_id = $1 AND starts_with(lower(o.name), lower($2)) AND cardinality(o.path_tokens) >= $3
        ), level AS (
            SELECT DISTINCT f.path_tokens[$3] AS name, NULL::uuid AS id, NULL::timestamptz AS updated_at,
                NULL::timestamptz AS created_at, NULL::timestamptz AS last_accessed_at, NULL::jsonb AS metadata
            FROM found AS f WHERE cardinality(f.path_tokens) > $3
            UNION ALL
            SELECT f.path_tokens[$3], f.id, f.updated_at, f.created_at, f.last_accessed_at, f.metadata
            FROM found AS f WHERE cardinality(f.path_tokens) = $3
        )
        SELECT * FROM level ORDER BY id IS NOT NULL, %s, name LIMIT $4 OFFSET $5
        $query$, ordering)
        USING bucketname, prefix || search, levels, limits, offsets;
END
$$;

-- The same, continued from where the last page ended instead of by counting rows.
CREATE FUNCTION storage.search_v2(
    prefix text, bucket_name text, limits integer DEFAULT 100, levels integer DEFAULT 1, start_after text DEFAULT '',
    sort_order text DEFAULT 'asc', sort_column text DEFAULT 'name', sort_column_after text DEFAULT '')
RETURNS TABLE (
    key text, name text, id uuid, updated_at timestamptz, created_at timestamptz, last_accessed_at timestamptz,
    metadata jsonb)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    descending boolean := lower(sort_order) = 'desc';
BEGIN
    IF sort_column IN ('created_at', 'updated_at') THEN
        RETURN QUERY SELECT * FROM storage.search_by_timestamp(
            prefix, bucket_name, limits, levels, start_after, sort_order, sort_column, sort_column_after);
        RETURN;
    END IF;
    RETURN QUERY
        WITH entries AS (
            SELECT DISTINCT ON (l.entry COLLATE "C") l.*
            FROM (
                SELECT o.*, cardinality(o.path_tokens) = levels AS is_object, o.path_tokens[levels] AS segment,
                    CASE WHEN cardinality(o.path_tokens) = levels THEN o.name
                        ELSE array_to_string(o.path_tokens[1:levels], '/') || '/' END AS entry
                FROM storage.objects AS o
                WHERE o.bucket_id = bucket_name AND starts_with(lower(o.name), lower(prefix))
                    AND cardinality(o.path_tokens) >= levels
            ) AS l
            ORDER BY l.entry COLLATE "C"
        )
        SELECT e.segment, e.entry,
            CASE WHEN e.is_object THEN e.id END, CASE WHEN e.is_object THEN e.updated_at END,
            CASE WHEN e.is_object THEN e.created_at END, CASE WHEN e.is_object THEN e.last_accessed_at END,
            CASE WHEN e.is_object THEN e.metadata END
        FROM entries AS e
        WHERE start_after = ''
            OR CASE WHEN descending THEN e.entry COLLATE "C" < start_after ELSE e.entry COLLATE "C" > start_after END
        ORDER BY CASE WHEN descending THEN e.entry END COLLATE "C" DESC, e.entry COLLATE "C"
        LIMIT limits;
END
$$;

-- A folder's time is that of the earliest object in it. Entries of one time are ordered by name.
CREATE FUNCTION storage.search_by_timestamp(
    p_prefix text, p_bucket_id text, p_limit integer, p_level integer, p_start_after text, p_sort_order text,
    p_sort_column text, p_sort_column_after text)
RETURNS TABLE (
    key text, name text, id uuid, updated_at timestamptz, created_at timestamptz, last_accessed_at timestamptz,
    metadata jsonb)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    direction text := CASE WHEN lower(p_sort_order) = 'desc' THEN 'DESC' ELSE 'ASC' END;
BEGIN
    RETURN QUERY EXECUTE format($query$
        WITH entries AS (
            SELECT DISTINCT ON (l.entry COLLATE "C") l.*
            FROM (
                SELECT o.*, cardinality(o.path_tokens) = $3 AS is_object, o.path_tokens[$3] AS segment,
                    CASE WHEN cardinality(o.path_tokens) = $3 THEN o.name
                        ELSE array_to_string(o.path_tokens[1:$3], '/') || '/' END AS entry
                FROM storage.objects AS o
                WHERE o.bucket_id = $1 AND starts_with(lower(o.name), lower($2)) AND cardinality(o.path_tokens) >= $3
            ) AS l
            ORDER BY l.entry COLLATE "C", l.%1$I
        )
        SELECT e.segment, e.entry,
            CASE WHEN e.is_object THEN e.id END, CASE WHEN e.is_object THEN e.updated_at END,
            CASE WHEN e.is_object THEN e.created_at END, CASE WHEN e.is_object THEN e.last_accessed_at END,
            CASE WHEN e.is_object THEN e.metadata END
        FROM entries AS e
        WHERE coalesce($5, '') = ''
            OR (e.%1$I, e.entry COLLATE "C") %3$s (coalesce(nullif($6, '')::timestamptz, e.%1$I), $5)
        ORDER BY e.%1$I %2$s, e.entry COLLATE "C" %2$s
        LIMIT $4
        $query$,
        CASE WHEN p_sort_column = 'updated_at' THEN 'updated_at' ELSE 'created_at' END,
        direction, CASE direction WHEN 'ASC' THEN '>' ELSE '<' END)
        USING p_bucket_id, p_prefix, p_level, p_limit, p_start_after, p_sort_column_after;
END
$$;

-- The API's roles write objects as row level security allows, which on buckets and objects starts at "nothing".
GRANT ALL ON storage.buckets, storage.objects TO anon, authenticated, service_role;
GRANT ALL ON storage.buckets, storage.objects TO postgres WITH GRANT OPTION;
GRANT ALL ON storage.buckets_analytics TO anon, authenticated, service_role;
GRANT SELECT ON storage.buckets_vectors, storage.vector_indexes TO anon, authenticated, service_role;
GRANT ALL ON
    storage.iceberg_namespaces, storage.iceberg_tables, storage.s3_multipart_uploads, storage.s3_multipart_uploads_parts
    TO service_role;
GRANT SELECT ON
    storage.iceberg_namespaces, storage.iceberg_tables, storage.s3_multipart_uploads, storage.s3_multipart_uploads_parts
    TO anon, authenticated;
REVOKE ALL ON storage.migrations FROM PUBLIC, anon, authenticated, service_role, postgres;

RESET ROLE;
