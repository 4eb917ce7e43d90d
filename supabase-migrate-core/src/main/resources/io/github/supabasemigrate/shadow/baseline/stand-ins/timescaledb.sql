-- TimescaleDB: time buckets are right. A hypertable is registered and stays one table; policies are registered and
-- never run.

CREATE SCHEMA timescaledb_information;
GRANT USAGE ON SCHEMA timescaledb_information TO PUBLIC;

CREATE TABLE @extschema@._hypertable (
    id serial PRIMARY KEY,
    relation regclass UNIQUE NOT NULL,
    time_column name NOT NULL
);
CREATE TABLE @extschema@._policy (
    id serial PRIMARY KEY,
    relation regclass NOT NULL,
    kind text NOT NULL,
    config jsonb NOT NULL,
    UNIQUE (relation, kind)
);
CREATE VIEW timescaledb_information.hypertables AS
    SELECT n.nspname AS hypertable_schema, c.relname AS hypertable_name, pg_get_userbyid(c.relowner) AS owner,
        1 AS num_dimensions, 0::bigint AS num_chunks, false AS compression_enabled
    FROM @extschema@._hypertable AS h
    JOIN pg_class AS c ON c.oid = h.relation
    JOIN pg_namespace AS n ON n.oid = c.relnamespace;
CREATE VIEW timescaledb_information.jobs AS
    SELECT p.id AS job_id, 'policy_' || p.kind AS proc_name, p.config, p.relation::text AS hypertable_name
    FROM @extschema@._policy AS p;

CREATE FUNCTION @extschema@.create_hypertable(
    relation regclass, time_column_name name, partitioning_column name DEFAULT NULL,
    number_partitions integer DEFAULT NULL, chunk_time_interval anyelement DEFAULT NULL::bigint,
    if_not_exists boolean DEFAULT false, migrate_data boolean DEFAULT false,
    create_default_indexes boolean DEFAULT true)
RETURNS TABLE (hypertable_id integer, schema_name name, table_name name, created boolean) LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM @extschema@._hypertable AS h WHERE h.relation = create_hypertable.relation) THEN
        IF NOT if_not_exists THEN
            RAISE EXCEPTION 'table "%" is already a hypertable', relation USING ERRCODE = 'TS110';
        END IF;
        created := false;
    ELSE
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET NOT NULL', relation, time_column_name);
        IF create_default_indexes THEN
            EXECUTE format('CREATE INDEX ON %s (%I DESC)', relation, time_column_name);
        END IF;
        INSERT INTO @extschema@._hypertable (relation, time_column) VALUES (relation, time_column_name);
        created := true;
    END IF;
    SELECT h.id, n.nspname, c.relname INTO hypertable_id, schema_name, table_name
    FROM @extschema@._hypertable AS h
    JOIN pg_class AS c ON c.oid = h.relation JOIN pg_namespace AS n ON n.oid = c.relnamespace
    WHERE h.relation = create_hypertable.relation;
    RETURN NEXT;
END
$$;

-- The newer form takes the dimension as a value.
CREATE TYPE @extschema@.dimension_info AS (column_name name, kind text);
CREATE FUNCTION @extschema@.by_range(column_name name, partition_interval anyelement DEFAULT NULL::bigint)
RETURNS @extschema@.dimension_info LANGUAGE sql AS $$ SELECT column_name, 'range' $$;
CREATE FUNCTION @extschema@.by_hash(column_name name, number_partitions integer) RETURNS @extschema@.dimension_info
LANGUAGE sql AS $$ SELECT column_name, 'hash' $$;
CREATE FUNCTION @extschema@.create_hypertable(
    relation regclass, dimension @extschema@.dimension_info, create_default_indexes boolean DEFAULT true,
    if_not_exists boolean DEFAULT false, migrate_data boolean DEFAULT false)
RETURNS TABLE (hypertable_id integer, created boolean) LANGUAGE sql AS $$
    SELECT h.hypertable_id, h.created
    FROM @extschema@.create_hypertable(relation, (dimension).column_name, if_not_exists => if_not_exists,
        migrate_data => migrate_data, create_default_indexes => create_default_indexes) AS h
$$;

CREATE FUNCTION @extschema@._add_policy(relation regclass, kind text, config jsonb, if_not_exists boolean)
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    job integer;
BEGIN
    IF if_not_exists AND EXISTS (
        SELECT FROM @extschema@._policy AS p WHERE p.relation = _add_policy.relation AND p.kind = _add_policy.kind)
    THEN
        RETURN -1;
    END IF;
    INSERT INTO @extschema@._policy (relation, kind, config) VALUES (relation, kind, config) RETURNING id INTO job;
    RETURN job;
END
$$;
CREATE FUNCTION @extschema@.add_retention_policy(
    relation regclass, drop_after interval, if_not_exists boolean DEFAULT false)
RETURNS integer LANGUAGE sql AS $$
    SELECT @extschema@._add_policy(relation, 'retention', jsonb_build_object('drop_after', drop_after), if_not_exists)
$$;
CREATE FUNCTION @extschema@.add_compression_policy(
    hypertable regclass, compress_after interval, if_not_exists boolean DEFAULT false)
RETURNS integer LANGUAGE sql AS $$
    SELECT @extschema@._add_policy(
        hypertable, 'compression', jsonb_build_object('compress_after', compress_after), if_not_exists)
$$;
CREATE FUNCTION @extschema@.remove_retention_policy(relation regclass, if_exists boolean DEFAULT false) RETURNS void
LANGUAGE sql AS $$
    DELETE FROM @extschema@._policy AS p WHERE p.relation = $1 AND p.kind = 'retention'
$$;
CREATE FUNCTION @extschema@.remove_compression_policy(hypertable regclass, if_exists boolean DEFAULT false)
RETURNS boolean LANGUAGE sql AS $$
    WITH gone AS (DELETE FROM @extschema@._policy AS p WHERE p.relation = $1 AND p.kind = 'compression' RETURNING 1)
    SELECT EXISTS (SELECT FROM gone)
$$;

-- Buckets begin on Monday, 3 January 2000, those of whole months on 1 January.
CREATE FUNCTION @extschema@.time_bucket(bucket_width interval, ts timestamp) RETURNS timestamp
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE WHEN months = 0 THEN date_bin(bucket_width, ts, timestamp '2000-01-03')
        ELSE timestamp '2000-01-01' + make_interval(months => floor(
            ((extract(year FROM ts) - 2000) * 12 + extract(month FROM ts) - 1) / months)::integer * months) END
    FROM (SELECT (extract(year FROM bucket_width) * 12 + extract(month FROM bucket_width))::integer) AS width (months)
$$;
CREATE FUNCTION @extschema@.time_bucket(bucket_width interval, ts timestamptz) RETURNS timestamptz
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT @extschema@.time_bucket(bucket_width, ts AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
$$;
CREATE FUNCTION @extschema@.time_bucket(bucket_width interval, ts timestamptz, timezone text) RETURNS timestamptz
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT @extschema@.time_bucket(bucket_width, ts AT TIME ZONE timezone) AT TIME ZONE timezone
$$;
CREATE FUNCTION @extschema@.time_bucket(bucket_width interval, ts date) RETURNS date
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT @extschema@.time_bucket(bucket_width, ts::timestamp)::date
$$;
CREATE FUNCTION @extschema@.time_bucket(bucket_width bigint, ts bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT floor(ts::numeric / bucket_width)::bigint * bucket_width
$$;
CREATE FUNCTION @extschema@.time_bucket(bucket_width integer, ts integer) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT floor(ts::numeric / bucket_width)::integer * bucket_width
$$;
