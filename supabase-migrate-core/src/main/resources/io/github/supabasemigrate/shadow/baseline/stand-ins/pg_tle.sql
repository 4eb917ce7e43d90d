-- Trusted language extensions are registered and listed; CREATE EXTENSION does not find them, since it looks on disk.

DO $role$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pgtle_admin') THEN
        CREATE ROLE pgtle_admin;
    END IF;
END
$role$;
GRANT USAGE ON SCHEMA pgtle TO PUBLIC;

CREATE TYPE pgtle.password_types AS ENUM (
    'PASSWORD_TYPE_PLAINTEXT', 'PASSWORD_TYPE_MD5', 'PASSWORD_TYPE_SCRAM_SHA_256');
CREATE TYPE pgtle.pg_tle_features AS ENUM ('passcheck', 'clientauth');
CREATE TABLE pgtle.feature_info (
    feature pgtle.pg_tle_features,
    schema_name text,
    proname text,
    obj_identity text,
    PRIMARY KEY (feature, schema_name, proname)
);

CREATE TABLE pgtle._version (
    name name,
    version text,
    is_default boolean NOT NULL,
    description text,
    requires text[],
    body text NOT NULL,
    PRIMARY KEY (name, version)
);
CREATE TABLE pgtle._update (
    name name,
    source text,
    target text,
    body text NOT NULL,
    PRIMARY KEY (name, source, target)
);

CREATE FUNCTION pgtle.install_extension(
    name text, version text, description text, ext text, requires text[] DEFAULT NULL, schema text DEFAULT NULL)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF EXISTS (SELECT FROM pgtle._version AS v WHERE v.name = install_extension.name) THEN
        RAISE EXCEPTION 'extension "%" already installed', name USING ERRCODE = '42710';
    END IF;
    INSERT INTO pgtle._version VALUES (name, version, true, description, requires, ext);
    RETURN true;
END
$$;
CREATE FUNCTION pgtle.install_extension_version_sql(name text, version text, ext text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    INSERT INTO pgtle._version VALUES ($1, $2, false, NULL, NULL, $3) RETURNING true
$$;
CREATE FUNCTION pgtle.install_update_path(name text, fromvers text, tovers text, ext text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    INSERT INTO pgtle._update VALUES ($1, $2, $3, $4) RETURNING true
$$;
CREATE FUNCTION pgtle.set_default_version(name text, version text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    UPDATE pgtle._version AS v SET is_default = v.version = $2 WHERE v.name = $1;
    SELECT EXISTS (SELECT FROM pgtle._version AS v WHERE v.name = $1 AND v.version = $2)
$$;

CREATE FUNCTION pgtle.uninstall_extension(extname text, version text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    DELETE FROM pgtle._update AS u WHERE u.name = $1 AND $2 IN (u.source, u.target);
    WITH gone AS (DELETE FROM pgtle._version AS v WHERE v.name = $1 AND v.version = $2 RETURNING 1)
    SELECT EXISTS (SELECT FROM gone)
$$;
CREATE FUNCTION pgtle.uninstall_extension_if_exists(extname text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    DELETE FROM pgtle._update AS u WHERE u.name = $1;
    WITH gone AS (DELETE FROM pgtle._version AS v WHERE v.name = $1 RETURNING 1)
    SELECT EXISTS (SELECT FROM gone)
$$;
CREATE FUNCTION pgtle.uninstall_extension(extname text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF NOT pgtle.uninstall_extension_if_exists(extname) THEN
        RAISE EXCEPTION 'Extension % does not exist', extname;
    END IF;
    RETURN true;
END
$$;
CREATE FUNCTION pgtle.uninstall_update_path(extname text, fromvers text, tovers text) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    WITH gone AS (DELETE FROM pgtle._update AS u WHERE u.name = $1 AND u.source = $2 AND u.target = $3 RETURNING 1)
    SELECT EXISTS (SELECT FROM gone)
$$;

CREATE FUNCTION pgtle.available_extensions(OUT name name, OUT default_version text, OUT comment text)
RETURNS SETOF record LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    SELECT v.name, v.version, v.description FROM pgtle._version AS v WHERE v.is_default
$$;
CREATE FUNCTION pgtle.available_extension_versions(
    OUT name name, OUT version text, OUT superuser boolean, OUT trusted boolean, OUT relocatable boolean,
    OUT schema name, OUT requires name[], OUT comment text)
RETURNS SETOF record LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    SELECT v.name, v.version, false, false, false, NULL::name, v.requires::name[], v.description
    FROM pgtle._version AS v
$$;
CREATE FUNCTION pgtle.extension_update_paths(name name, OUT source text, OUT target text, OUT path text)
RETURNS SETOF record LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    SELECT u.source, u.target, u.source || '--' || u.target FROM pgtle._update AS u WHERE u.name = $1
$$;

CREATE FUNCTION pgtle.register_feature(proc regproc, feature pgtle.pg_tle_features) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    INSERT INTO pgtle.feature_info
    SELECT $2, p.pronamespace::regnamespace::text, p.proname, p.oid::regprocedure::text
    FROM pg_catalog.pg_proc AS p WHERE p.oid = $1
$$;
CREATE FUNCTION pgtle.unregister_feature(proc regproc, feature pgtle.pg_tle_features) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    DELETE FROM pgtle.feature_info AS f
    USING pg_catalog.pg_proc AS p
    WHERE p.oid = $1 AND f.feature = $2 AND f.proname = p.proname
        AND f.schema_name = p.pronamespace::regnamespace::text
$$;
