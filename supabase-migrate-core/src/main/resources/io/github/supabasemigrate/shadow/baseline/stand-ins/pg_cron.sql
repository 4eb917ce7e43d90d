-- Scheduled jobs: they are checked and listed, and never run. A shadow lives too short for a schedule.

CREATE SCHEMA cron;

CREATE SEQUENCE cron.jobid_seq;
CREATE TABLE cron.job (
    jobid bigint DEFAULT pg_catalog.nextval('cron.jobid_seq') PRIMARY KEY,
    schedule text NOT NULL,
    command text NOT NULL,
    nodename text DEFAULT 'localhost' NOT NULL,
    nodeport integer DEFAULT coalesce(pg_catalog.inet_server_port(), 5432) NOT NULL,
    database text DEFAULT pg_catalog.current_database() NOT NULL,
    username text DEFAULT CURRENT_USER NOT NULL,
    active boolean DEFAULT true NOT NULL,
    jobname text,
    CONSTRAINT jobname_username_uniq UNIQUE (jobname, username)
);
ALTER TABLE cron.job ENABLE ROW LEVEL SECURITY;
CREATE POLICY cron_job_policy ON cron.job USING (username = CURRENT_USER);

CREATE SEQUENCE cron.runid_seq;
CREATE TABLE cron.job_run_details (
    jobid bigint,
    runid bigint DEFAULT pg_catalog.nextval('cron.runid_seq') PRIMARY KEY,
    job_pid integer,
    database text,
    username text,
    command text,
    status text,
    return_message text,
    start_time timestamptz,
    end_time timestamptz
);
ALTER TABLE cron.job_run_details ENABLE ROW LEVEL SECURITY;
CREATE POLICY cron_job_run_details_policy ON cron.job_run_details USING (username = CURRENT_USER);

GRANT SELECT ON cron.job, cron.job_run_details TO PUBLIC;

CREATE FUNCTION cron.job_cache_invalidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RETURN NULL; -- no scheduler holds a cache
END
$$;
CREATE TRIGGER cron_job_cache_invalidate
    AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON cron.job
    FOR EACH STATEMENT EXECUTE FUNCTION cron.job_cache_invalidate();

-- One field of a schedule: a list of `*`, `n`, `n-m`, each with an optional step, within bounds.
CREATE FUNCTION cron._is_field(field text, low integer, high integer, names text[] DEFAULT '{}') RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    item text;
    part text[];
BEGIN
    FOREACH item IN ARRAY pg_catalog.string_to_array(pg_catalog.lower(field), ',') LOOP
        FOR i IN 1..pg_catalog.cardinality(names) LOOP
            item := pg_catalog.replace(item, names[i], (low + i - 1)::text);
        END LOOP;
        part := pg_catalog.regexp_match(item, '^(?:\*|(\d{1,4})(?:-(\d{1,4}))?)(?:/([1-9]\d{0,3}))?$');
        IF part IS NULL OR part[1]::int NOT BETWEEN low AND high OR part[2]::int NOT BETWEEN part[1]::int AND high THEN
            RETURN false;
        END IF;
    END LOOP;
    RETURN pg_catalog.length(field) > 0;
END
$$;

CREATE FUNCTION cron._check_schedule(schedule text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    field text[] := pg_catalog.regexp_split_to_array(pg_catalog.btrim(schedule), '\s+');
BEGIN
    IF schedule IS NULL
        OR pg_catalog.lower(schedule) ~ '^\s*([1-9]|[1-5]\d)\s+seconds?\s*$'
        OR pg_catalog.lower(pg_catalog.btrim(schedule)) IN (
            '@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly', '@reboot')
        OR (pg_catalog.cardinality(field) = 5
            AND cron._is_field(field[1], 0, 59) AND cron._is_field(field[2], 0, 23)
            AND (field[3] = '$' OR cron._is_field(field[3], 1, 31))
            AND cron._is_field(field[4], 1, 12,
                '{jan,feb,mar,apr,may,jun,jul,aug,sep,oct,nov,dec}')
            AND cron._is_field(field[5], 0, 7, '{sun,mon,tue,wed,thu,fri,sat}'))
    THEN
        RETURN schedule;
    END IF;
    RAISE EXCEPTION 'invalid schedule: %', schedule USING ERRCODE = '22023',
        HINT = 'Use cron format (e.g. 5 4 * * *), or interval format ''[1-59] seconds''';
END
$$;

-- Inside a SECURITY DEFINER function current_user is its owner; this is who called it.
CREATE FUNCTION cron._caller() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE pg_catalog.current_setting('role') WHEN 'none' THEN SESSION_USER::text
        ELSE pg_catalog.current_setting('role') END
$$;

CREATE FUNCTION cron.schedule_in_database(
    job_name text, schedule text, command text, database text, username text DEFAULT NULL, active boolean DEFAULT true)
RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    INSERT INTO cron.job (jobname, schedule, command, database, username, active)
    VALUES ($1, cron._check_schedule($2), $3, $4, coalesce($5, cron._caller()), $6)
    ON CONFLICT ON CONSTRAINT jobname_username_uniq DO UPDATE
        SET schedule = excluded.schedule, command = excluded.command, database = excluded.database,
            active = excluded.active
    RETURNING jobid
$$;

CREATE FUNCTION cron.schedule(job_name text, schedule text, command text) RETURNS bigint LANGUAGE sql AS $$
    SELECT cron.schedule_in_database($1, $2, $3, pg_catalog.current_database()::text)
$$;

CREATE FUNCTION cron.schedule(schedule text, command text) RETURNS bigint LANGUAGE sql AS $$
    SELECT cron.schedule_in_database(NULL, $1, $2, pg_catalog.current_database()::text)
$$;

CREATE FUNCTION cron.unschedule(job_id bigint) RETURNS boolean LANGUAGE plpgsql STRICT SECURITY DEFINER
SET search_path = '' AS $$
BEGIN
    DELETE FROM cron.job AS j WHERE j.jobid = job_id AND (j.username = cron._caller() OR cron._is_superuser());
    IF NOT FOUND THEN
        RAISE EXCEPTION 'could not find valid entry for job ''%''', job_id USING ERRCODE = 'XX000';
    END IF;
    RETURN true;
END
$$;

CREATE FUNCTION cron.unschedule(job_name text) RETURNS boolean LANGUAGE plpgsql STRICT SECURITY DEFINER
SET search_path = '' AS $$
BEGIN
    DELETE FROM cron.job AS j WHERE j.jobname = job_name AND j.username = cron._caller();
    IF NOT FOUND THEN
        RAISE EXCEPTION 'could not find valid entry for job ''%''', job_name USING ERRCODE = 'XX000';
    END IF;
    RETURN true;
END
$$;

CREATE FUNCTION cron._is_superuser() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = cron._caller()
$$;

CREATE FUNCTION cron.alter_job(
    job_id bigint, schedule text DEFAULT NULL, command text DEFAULT NULL, database text DEFAULT NULL,
    username text DEFAULT NULL, active boolean DEFAULT NULL)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    UPDATE cron.job AS j
    SET schedule = coalesce(cron._check_schedule(alter_job.schedule), j.schedule),
        command = coalesce(alter_job.command, j.command), database = coalesce(alter_job.database, j.database),
        username = coalesce(alter_job.username, j.username), active = coalesce(alter_job.active, j.active)
    WHERE j.jobid = job_id AND (j.username = cron._caller() OR cron._is_superuser());
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Job % does not exist or you don''t own it', job_id USING ERRCODE = 'XX000';
    END IF;
END
$$;
