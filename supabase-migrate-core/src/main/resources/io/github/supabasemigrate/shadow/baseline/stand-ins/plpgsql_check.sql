-- The language's own validator is asked, which finds errors of syntax; what the real extension finds beyond is not.

CREATE FUNCTION @extschema@.plpgsql_check_function_tb(
    funcoid regprocedure, relid regclass DEFAULT 0, fatal_errors boolean DEFAULT true,
    other_warnings boolean DEFAULT true, performance_warnings boolean DEFAULT false,
    extra_warnings boolean DEFAULT true,
    security_warnings boolean DEFAULT false, compatibility_warnings boolean DEFAULT false, oldtable name DEFAULT NULL,
    newtable name DEFAULT NULL, anyelememttype regtype DEFAULT 'int', anyenumtype regtype DEFAULT '-',
    anyrangetype regtype DEFAULT 'int4range', anycompatibletype regtype DEFAULT 'int',
    anycompatiblerangetype regtype DEFAULT 'int4range', without_warnings boolean DEFAULT false,
    all_warnings boolean DEFAULT false, use_incomment_options boolean DEFAULT true,
    incomment_options_usage_warning boolean DEFAULT false)
RETURNS TABLE (
    functionid regproc, lineno integer, statement text, sqlstate text, message text, detail text, hint text, level text,
    "position" integer, query text, context text)
LANGUAGE plpgsql SET check_function_bodies TO on AS $$
DECLARE
    language name := (
        SELECT l.lanname FROM pg_catalog.pg_proc AS p JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang
        WHERE p.oid = funcoid);
    code text;
    what text;
    more text;
    advice text;
    place text;
BEGIN
    IF language <> 'plpgsql' THEN
        RAISE EXCEPTION '% is not a plpgsql function', funcoid USING ERRCODE = '22023';
    END IF;
    PERFORM pg_catalog.plpgsql_validator(funcoid);
EXCEPTION WHEN syntax_error_or_access_rule_violation OR plpgsql_error THEN
    GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, what = MESSAGE_TEXT, more = PG_EXCEPTION_DETAIL,
        advice = PG_EXCEPTION_HINT, place = PG_EXCEPTION_CONTEXT;
    RETURN QUERY SELECT funcoid::regproc, (pg_catalog.regexp_match(place, 'line (\d+)'))[1]::integer, NULL::text, code,
        what, nullif(more, ''), nullif(advice, ''), 'error', NULL::integer, NULL::text, place;
END
$$;

CREATE FUNCTION @extschema@.plpgsql_check_function(
    funcoid regprocedure, relid regclass DEFAULT 0, format text DEFAULT 'text', fatal_errors boolean DEFAULT true,
    other_warnings boolean DEFAULT true, performance_warnings boolean DEFAULT false,
    extra_warnings boolean DEFAULT true,
    security_warnings boolean DEFAULT false, compatibility_warnings boolean DEFAULT false, oldtable name DEFAULT NULL,
    newtable name DEFAULT NULL, anyelememttype regtype DEFAULT 'int', anyenumtype regtype DEFAULT '-',
    anyrangetype regtype DEFAULT 'int4range', anycompatibletype regtype DEFAULT 'int',
    anycompatiblerangetype regtype DEFAULT 'int4range', without_warnings boolean DEFAULT false,
    all_warnings boolean DEFAULT false, use_incomment_options boolean DEFAULT true,
    incomment_options_usage_warning boolean DEFAULT false)
RETURNS SETOF text LANGUAGE sql AS $$
    SELECT pg_catalog.concat_ws(':', t.level, t.sqlstate, t.lineno, t.message)
    FROM @extschema@.plpgsql_check_function_tb(funcoid, relid) AS t
$$;

CREATE FUNCTION @extschema@.plpgsql_check_function(name text, relid regclass DEFAULT 0, format text DEFAULT 'text')
RETURNS SETOF text LANGUAGE sql AS $$
    SELECT @extschema@.plpgsql_check_function(
        CASE WHEN pg_catalog.strpos(name, '(') > 0 THEN name::regprocedure ELSE name::regproc::oid::regprocedure END,
        relid)
$$;
