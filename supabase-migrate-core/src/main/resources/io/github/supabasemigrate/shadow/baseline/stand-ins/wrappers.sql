-- Foreign data wrappers: servers and foreign tables can be defined. A query on one fails: there is nothing behind it.

CREATE TABLE @extschema@.wrappers_fdw_stats (
    fdw_name text PRIMARY KEY,
    create_times bigint,
    rows_in bigint,
    rows_out bigint,
    bytes_in bigint,
    bytes_out bigint,
    metadata jsonb,
    created_at timestamptz DEFAULT now() NOT NULL,
    updated_at timestamptz DEFAULT now() NOT NULL
);

DO $wrappers$
DECLARE
    source text;
BEGIN
    FOREACH source IN ARRAY ARRAY[
        'airtable', 'auth0', 'big_query', 'click_house', 'cognito', 'duckdb', 'firebase', 'hello_world', 'iceberg',
        'logflare', 'mssql', 'redis', 's3', 's3_vectors', 'stripe', 'wasm']
    LOOP
        -- The type's own input function is the only handler SQL can name; called, it says it cannot be.
        EXECUTE format(
            'CREATE FUNCTION @extschema@.%I() RETURNS fdw_handler LANGUAGE internal STRICT AS ''fdw_handler_in''',
            source || '_fdw_handler');
        EXECUTE format(
            'CREATE FUNCTION @extschema@.%I(options text[], catalog oid) RETURNS void LANGUAGE plpgsql AS ''BEGIN END''',
            source || '_fdw_validator');
        EXECUTE format(
            'CREATE FUNCTION @extschema@.%I() RETURNS TABLE (name text, version text, author text, website text) '
            'LANGUAGE sql AS $meta$ SELECT %L, ''stand-in'', ''supabase-migrate'', '''' $meta$',
            source || '_fdw_meta', source);
    END LOOP;
END
$wrappers$;
