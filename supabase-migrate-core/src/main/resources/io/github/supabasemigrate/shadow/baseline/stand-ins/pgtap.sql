-- Unit tests in SQL, the part of pgTAP (https://pgtap.org) that test suites of applications use, written from its
-- documentation. Where a test takes a query, that is SQL or the name of a prepared statement. What has run is kept in
-- settings rather than in a table: tests change roles, and settings are nobody's.

-- Bookkeeping.

CREATE FUNCTION @extschema@._tap_get(counter text) RETURNS integer LANGUAGE sql AS $$
    SELECT coalesce(nullif(pg_catalog.current_setting('pgtap.' || counter, true), ''), '0')::integer
$$;
CREATE FUNCTION @extschema@._tap_set(counter text, value integer) RETURNS integer LANGUAGE sql AS $$
    SELECT pg_catalog.set_config('pgtap.' || counter, value::text, false)::integer
$$;

CREATE FUNCTION @extschema@.plan(integer) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    PERFORM @extschema@._tap_set('planned', $1), @extschema@._tap_set('ran', 0), @extschema@._tap_set('failed', 0),
        @extschema@._tap_set('todo', 0);
    RETURN '1..' || $1;
END
$$;
CREATE FUNCTION @extschema@.no_plan() RETURNS SETOF boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM @extschema@.plan(0);
END
$$;
CREATE FUNCTION @extschema@.num_failed() RETURNS integer LANGUAGE sql AS $$ SELECT @extschema@._tap_get('failed') $$;

CREATE FUNCTION @extschema@.diag(msg text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_catalog.regexp_replace(coalesce(msg, ''), '^', '# ', 'gn')
$$;
CREATE FUNCTION @extschema@.diag(msg anyelement) RETURNS text LANGUAGE sql AS $$ SELECT @extschema@.diag(msg::text) $$;
CREATE FUNCTION @extschema@.diag(VARIADIC text[]) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.diag(pg_catalog.array_to_string($1, ''))
$$;

CREATE FUNCTION @extschema@.finish(exception_on_failure boolean DEFAULT NULL) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    planned integer := @extschema@._tap_get('planned');
    ran integer := @extschema@._tap_get('ran');
    failed integer := @extschema@._tap_get('failed');
BEGIN
    IF planned = 0 THEN
        RETURN NEXT '1..' || ran;
    ELSIF planned <> ran THEN
        RETURN NEXT format('# Looks like you planned %s test%s but ran %s', planned,
            CASE planned WHEN 1 THEN '' ELSE 's' END, ran);
    END IF;
    IF failed > 0 THEN
        RETURN NEXT format('# Looks like you failed %s test%s of %s', failed,
            CASE failed WHEN 1 THEN '' ELSE 's' END, ran);
    END IF;
    PERFORM @extschema@._tap_set('planned', 0), @extschema@._tap_set('ran', 0);
    IF exception_on_failure AND (failed > 0 OR planned NOT IN (0, ran)) THEN
        RAISE EXCEPTION '% test% failed of %', failed, CASE failed WHEN 1 THEN '' ELSE 's' END, ran;
    END IF;
END
$$;

-- One test. A failure expected by todo() is told and not counted.
CREATE FUNCTION @extschema@.ok(aok boolean, descr text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    number integer := @extschema@._tap_set('ran', @extschema@._tap_get('ran') + 1);
    todo integer := @extschema@._tap_get('todo');
    line text := format('%sok %s%s', CASE WHEN aok THEN '' ELSE 'not ' END, number,
        CASE WHEN coalesce(descr, '') = '' THEN '' ELSE ' - ' || replace(descr, E'\n', E'\n# ') END);
BEGIN
    IF todo <> 0 THEN
        IF todo > 0 THEN
            PERFORM @extschema@._tap_set('todo', todo - 1);
        END IF;
        line := line || ' # TODO ' || coalesce(current_setting('pgtap.todo_why', true), '');
    ELSIF aok IS NOT TRUE THEN
        PERFORM @extschema@._tap_set('failed', @extschema@._tap_get('failed') + 1);
    END IF;
    IF aok IS NOT TRUE THEN
        line := line || E'\n' || @extschema@.diag(format('Failed %stest %s%s',
            CASE WHEN todo <> 0 THEN '(TODO) ' ELSE '' END, number,
            CASE WHEN coalesce(descr, '') = '' THEN '' ELSE ': "' || descr || '"' END));
        IF aok IS NULL THEN
            line := line || E'\n' || @extschema@.diag('    (test result was NULL)');
        END IF;
    END IF;
    RETURN line;
END
$$;
CREATE FUNCTION @extschema@.ok(boolean) RETURNS text LANGUAGE sql AS $$ SELECT @extschema@.ok($1, NULL) $$;
CREATE FUNCTION @extschema@.pass(text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$ SELECT @extschema@.ok(true, $1) $$;
CREATE FUNCTION @extschema@.fail(text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$ SELECT @extschema@.ok(false, $1) $$;

-- A test that says why it failed.
CREATE FUNCTION @extschema@._tap(aok boolean, descr text, complaint text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(aok, descr) || CASE WHEN aok THEN '' ELSE E'\n' || @extschema@.diag(complaint) END
$$;

CREATE FUNCTION @extschema@.skip(why text, how_many integer) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    lines text[];
BEGIN
    FOR i IN 1..how_many LOOP
        lines := lines || (@extschema@.ok(true, NULL) || ' # SKIP' || coalesce(' ' || why, ''));
    END LOOP;
    RETURN array_to_string(lines, E'\n');
END
$$;
CREATE FUNCTION @extschema@.skip(text) RETURNS text LANGUAGE sql AS $$ SELECT @extschema@.skip($1, 1) $$;
CREATE FUNCTION @extschema@.skip(integer, text) RETURNS text LANGUAGE sql AS $$ SELECT @extschema@.skip($2, $1) $$;
CREATE FUNCTION @extschema@.skip(integer) RETURNS text LANGUAGE sql AS $$ SELECT @extschema@.skip(NULL, $1) $$;

CREATE FUNCTION @extschema@.todo(why text, how_many integer) RETURNS SETOF boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('pgtap.todo_why', coalesce(why, ''), false), @extschema@._tap_set('todo', how_many);
END
$$;
CREATE FUNCTION @extschema@.todo(how_many integer, why text) RETURNS SETOF boolean
LANGUAGE sql AS $$ SELECT @extschema@.todo($2, $1) $$;
CREATE FUNCTION @extschema@.todo(why text) RETURNS SETOF boolean LANGUAGE sql AS $$ SELECT @extschema@.todo($1, 1) $$;
CREATE FUNCTION @extschema@.todo_start(text DEFAULT NULL) RETURNS SETOF boolean
LANGUAGE sql AS $$ SELECT @extschema@.todo($1, -1) $$;
CREATE FUNCTION @extschema@.todo_end() RETURNS SETOF boolean LANGUAGE sql AS $$ SELECT @extschema@.todo(NULL, 0) $$;
CREATE FUNCTION @extschema@.in_todo() RETURNS boolean LANGUAGE sql AS $$ SELECT @extschema@._tap_get('todo') <> 0 $$;

-- Comparing two values.

CREATE FUNCTION @extschema@."is"(anyelement, anyelement, text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap($1 IS NOT DISTINCT FROM $2, $3,
        format(E'        have: %s\n        want: %s', coalesce($1::text, 'NULL'), coalesce($2::text, 'NULL')))
$$;
CREATE FUNCTION @extschema@."is"(anyelement, anyelement) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@."is"($1, $2, NULL) $$;
CREATE FUNCTION @extschema@.isnt(anyelement, anyelement, text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap($1 IS DISTINCT FROM $2, $3,
        format(E'        have: %s\n        want: anything else', coalesce($1::text, 'NULL')))
$$;
CREATE FUNCTION @extschema@.isnt(anyelement, anyelement) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.isnt($1, $2, NULL) $$;

CREATE FUNCTION @extschema@.cmp_ok(anyelement, text, anyelement, text DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    result boolean;
BEGIN
    EXECUTE format('SELECT $1 %s $2', $2) INTO result USING $1, $3;
    RETURN @extschema@._tap(coalesce(result, false), $4, format(E'    %s\n        %s\n    %s',
        coalesce(quote_literal($1), 'NULL'), $2, coalesce(quote_literal($3), 'NULL')));
END
$$;

CREATE FUNCTION @extschema@.isa_ok(anyelement, regtype, text DEFAULT 'the value') RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap(pg_typeof($1) = $2, $3 || ' isa ' || $2,
        format('    %s isn''t a "%s" it''s a "%s"', $3, $2, pg_typeof($1)))
$$;

DO $patterns$
DECLARE
    test record;
BEGIN
    FOR test IN
        SELECT * FROM (VALUES
            ('matches', '~', 'doesn''t match'), ('imatches', '~*', 'doesn''t match'),
            ('doesnt_match', '!~', 'matches'), ('doesnt_imatch', '!~*', 'matches'),
            ('alike', 'LIKE', 'doesn''t match'), ('ialike', 'ILIKE', 'doesn''t match'),
            ('unalike', 'NOT LIKE', 'matches'), ('unialike', 'NOT ILIKE', 'matches')) AS t (name, operator, otherwise)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(anyelement, text, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@._tap(coalesce($1::text %2$s $2, false), $3,
                    format(%4$L, coalesce(quote_literal($1::text), 'NULL'), quote_literal($2)))
            $body$
            $create$, test.name, test.operator, NULL, E'                  %s\n   ' || test.otherwise || ': %s');
    END LOOP;
END
$patterns$;

-- Errors.

CREATE FUNCTION @extschema@._tap_query(query text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN btrim(query) ~ '\s' THEN query
        ELSE 'EXECUTE ' || CASE WHEN btrim(query) ~ '^"|[()]' THEN query ELSE quote_ident(btrim(query)) END END
$$;

-- The code and message of the error that a query raises; nulls when it raises none.
CREATE FUNCTION @extschema@._tap_error(query text, OUT code text, OUT message text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE @extschema@._tap_query(query);
EXCEPTION WHEN OTHERS OR ASSERT_FAILURE THEN
    code := SQLSTATE;
    message := SQLERRM;
END
$$;

CREATE FUNCTION @extschema@.lives_ok(query text, descr text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap(e.code IS NULL, descr, format(E'    died: %s: %s', e.code, e.message))
    FROM @extschema@._tap_error(query) AS e
$$;

CREATE FUNCTION @extschema@._tap_throws(query text, errcode text, errmsg text, descr text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    raised record;
    wanted text := concat_ws(': ', errcode, errmsg);
BEGIN
    SELECT * INTO raised FROM @extschema@._tap_error(query);
    RETURN @extschema@._tap(
        raised.code IS NOT NULL AND raised.code = coalesce(errcode, raised.code)
            AND raised.message = coalesce(errmsg, raised.message),
        coalesce(descr, 'threw ' || coalesce(nullif(wanted, ''), 'an exception')),
        format(E'      caught: %s\n      wanted: %s', coalesce(raised.code || ': ' || raised.message, 'no exception'),
            coalesce(nullif(wanted, ''), 'an exception')));
END
$$;
CREATE FUNCTION @extschema@.throws_ok(text, char(5), text, text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@._tap_throws($1, $2, $3, $4) $$;
-- Five characters are a code, more are a message.
CREATE FUNCTION @extschema@.throws_ok(text, text, text) RETURNS text LANGUAGE sql AS $$
    SELECT CASE WHEN octet_length($2) = 5 THEN @extschema@._tap_throws($1, $2, $3, NULL)
        ELSE @extschema@._tap_throws($1, NULL, $2, $3) END
$$;
CREATE FUNCTION @extschema@.throws_ok(text, text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap_throws($1, CASE WHEN octet_length($2) = 5 THEN $2 END,
        CASE WHEN octet_length($2) <> 5 THEN $2 END, NULL)
$$;
CREATE FUNCTION @extschema@.throws_ok(text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@._tap_throws($1, NULL, NULL, NULL) $$;
CREATE FUNCTION @extschema@.throws_ok(text, integer, text DEFAULT NULL, text DEFAULT NULL) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@._tap_throws($1, $2::text, $3, $4) $$;

DO $throws$
DECLARE
    test record;
BEGIN
    FOR test IN
        SELECT * FROM (VALUES ('throws_like', 'LIKE'), ('throws_ilike', 'ILIKE'), ('throws_matching', '~'),
            ('throws_imatching', '~*')) AS t (name, operator)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%I(query text, pattern text, descr text DEFAULT NULL) RETURNS text
            LANGUAGE sql AS $body$
                SELECT @extschema@._tap(coalesce(e.message %s pattern, false), descr,
                    format('   error message: %%s' || chr(10) || '   doesn''t match: %%s',
                        coalesce(quote_literal(e.message), 'no exception'), quote_literal(pattern)))
                FROM @extschema@._tap_error(query) AS e
            $body$
            $create$, test.name, test.operator);
    END LOOP;
END
$throws$;

CREATE FUNCTION @extschema@.performs_ok(query text, milliseconds numeric, descr text DEFAULT NULL) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    started timestamptz := clock_timestamp();
    took numeric;
BEGIN
    EXECUTE @extschema@._tap_query(query);
    took := extract(epoch FROM clock_timestamp() - started) * 1000;
    RETURN @extschema@._tap(took <= milliseconds, coalesce(descr, 'Should run in less than ' || milliseconds || ' ms'),
        format(E'      runtime: %s ms\n      exceeds: %s ms', took, milliseconds));
END
$$;

-- Results of queries: in order (results), as a set (set, duplicates do not count) or as a bag (they do). What is
-- expected is another query or an array of values of one column.

CREATE FUNCTION @extschema@._tap_rows(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    found record;
BEGIN
    FOR found IN EXECUTE @extschema@._tap_query(query) LOOP
        RETURN NEXT found::text;
    END LOOP;
END
$$;
CREATE FUNCTION @extschema@._tap_rows_of(anyarray) RETURNS SETOF text LANGUAGE sql AS $$
    SELECT ROW(e)::text FROM unnest($1) AS e
$$;
CREATE FUNCTION @extschema@._tap_rows_of(refcursor) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    found record;
BEGIN
    LOOP
        FETCH NEXT FROM $1 INTO found;
        EXIT WHEN NOT FOUND;
        RETURN NEXT found::text;
    END LOOP;
END
$$;

CREATE FUNCTION @extschema@._tap_results(have text[], want text[], descr text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    differs integer := (
        SELECT min(i) FROM unnest(have, want) WITH ORDINALITY AS u (h, w, i) WHERE h IS DISTINCT FROM w);
BEGIN
    RETURN @extschema@._tap(differs IS NULL, descr, format(
        E'    Results differ beginning at row %s:\n        have: %s\n        want: %s', differs,
        coalesce(have[differs], 'NULL'), coalesce(want[differs], 'NULL')));
END
$$;
CREATE FUNCTION @extschema@._tap_results_differ(have text[], want text[], descr text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(have IS DISTINCT FROM want, descr)
$$;
-- What is missing from, and what is extra in, one collection against another.
CREATE FUNCTION @extschema@._tap_same(have text[], want text[], descr text, count_duplicates boolean) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    extra text[];
    missing text[];
BEGIN
    IF count_duplicates THEN
        extra := array(SELECT unnest(have) EXCEPT ALL SELECT unnest(want));
        missing := array(SELECT unnest(want) EXCEPT ALL SELECT unnest(have));
    ELSE
        extra := array(SELECT unnest(have) EXCEPT SELECT unnest(want));
        missing := array(SELECT unnest(want) EXCEPT SELECT unnest(have));
    END IF;
    RETURN @extschema@._tap(extra = '{}' AND missing = '{}', descr, concat_ws(E'\n',
        CASE WHEN extra <> '{}' THEN E'    Extra records:\n        ' || array_to_string(extra, E'\n        ') END,
        CASE WHEN missing <> '{}' THEN
            E'    Missing records:\n        ' || array_to_string(missing, E'\n        ') END));
END
$$;
CREATE FUNCTION @extschema@._tap_set_eq(text[], text[], text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@._tap_same($1, $2, $3, false) $$;
CREATE FUNCTION @extschema@._tap_bag_eq(text[], text[], text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@._tap_same($1, $2, $3, true) $$;
CREATE FUNCTION @extschema@._tap_set_ne(have text[], want text[], descr text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(EXISTS (SELECT unnest(have) EXCEPT SELECT unnest(want))
        OR EXISTS (SELECT unnest(want) EXCEPT SELECT unnest(have)), descr)
$$;
CREATE FUNCTION @extschema@._tap_bag_ne(have text[], want text[], descr text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(EXISTS (SELECT unnest(have) EXCEPT ALL SELECT unnest(want))
        OR EXISTS (SELECT unnest(want) EXCEPT ALL SELECT unnest(have)), descr)
$$;
CREATE FUNCTION @extschema@._tap_set_has(have text[], want text[], descr text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap(missing = '{}', descr,
        E'    Missing records:\n        ' || array_to_string(missing, E'\n        '))
    FROM (SELECT array(SELECT unnest(want) EXCEPT SELECT unnest(have))) AS m (missing)
$$;
CREATE FUNCTION @extschema@._tap_bag_has(have text[], want text[], descr text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap(missing = '{}', descr,
        E'    Missing records:\n        ' || array_to_string(missing, E'\n        '))
    FROM (SELECT array(SELECT unnest(want) EXCEPT ALL SELECT unnest(have))) AS m (missing)
$$;
CREATE FUNCTION @extschema@._tap_set_hasnt(have text[], want text[], descr text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap(shared = '{}', descr,
        E'    Extra records:\n        ' || array_to_string(shared, E'\n        '))
    FROM (SELECT array(SELECT unnest(want) INTERSECT SELECT unnest(have))) AS s (shared)
$$;
CREATE FUNCTION @extschema@._tap_bag_hasnt(have text[], want text[], descr text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@._tap_set_hasnt(have, want, descr) $$;

DO $results$
DECLARE
    test record;
BEGIN
    FOR test IN
        SELECT * FROM (VALUES
            ('results_eq', '_tap_results'), ('results_ne', '_tap_results_differ'),
            ('set_eq', '_tap_set_eq'), ('set_ne', '_tap_set_ne'),
            ('set_has', '_tap_set_has'), ('set_hasnt', '_tap_set_hasnt'),
            ('bag_eq', '_tap_bag_eq'), ('bag_ne', '_tap_bag_ne'),
            ('bag_has', '_tap_bag_has'), ('bag_hasnt', '_tap_bag_hasnt')
        ) AS t (name, judge)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(text, text, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%2$I(
                    array(SELECT @extschema@._tap_rows($1)), array(SELECT @extschema@._tap_rows($2)), $3)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(text, anyarray, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%2$I(
                    array(SELECT @extschema@._tap_rows($1)), array(SELECT @extschema@._tap_rows_of($2)), $3)
            $body$;
            $create$, test.name, test.judge);
        IF test.name LIKE 'results%' THEN
            EXECUTE format($create$
                CREATE FUNCTION @extschema@.%1$I(refcursor, text, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $body$
                    SELECT @extschema@.%2$I(
                        array(SELECT @extschema@._tap_rows_of($1)), array(SELECT @extschema@._tap_rows($2)), $3)
                $body$;
                CREATE FUNCTION @extschema@.%1$I(refcursor, anyarray, text DEFAULT NULL) RETURNS text
                LANGUAGE sql AS $body$
                    SELECT @extschema@.%2$I(
                        array(SELECT @extschema@._tap_rows_of($1)), array(SELECT @extschema@._tap_rows_of($2)), $3)
                $body$;
                $create$, test.name, test.judge);
        END IF;
    END LOOP;
END
$results$;

CREATE FUNCTION @extschema@.is_empty(query text, descr text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap(found = '{}', descr,
        E'    Unexpected records:\n        ' || array_to_string(found, E'\n        '))
    FROM (SELECT array(SELECT @extschema@._tap_rows(query))) AS f (found)
$$;
CREATE FUNCTION @extschema@.isnt_empty(query text, descr text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(EXISTS (SELECT @extschema@._tap_rows(query)), descr)
$$;
CREATE FUNCTION @extschema@.row_eq(query text, expected anyelement, descr text DEFAULT NULL) RETURNS text
LANGUAGE sql AS $$
    SELECT @extschema@._tap(found IS NOT DISTINCT FROM expected::text, descr,
        format(E'        have: %s\n        want: %s', coalesce(found, 'NULL'), expected))
    FROM (SELECT (SELECT r FROM @extschema@._tap_rows(query) AS r LIMIT 1)) AS f (found)
$$;

-- What the schema has. Names are looked up in a schema when one is given, else where the search path finds them.

CREATE FUNCTION @extschema@._tap_visible(namespace oid, schema name, visible boolean) RETURNS boolean LANGUAGE sql AS $$
    SELECT CASE WHEN schema IS NULL THEN visible
        ELSE namespace = (SELECT oid FROM pg_namespace WHERE nspname = schema) END
$$;
CREATE FUNCTION @extschema@._tap_relation(schema name, relation name) RETURNS oid LANGUAGE sql AS $$
    SELECT c.oid FROM pg_class AS c
    WHERE c.relname = relation AND @extschema@._tap_visible(c.relnamespace, schema, pg_table_is_visible(c.oid)) LIMIT 1
$$;

-- Tests for objects that a schema holds: four ways to say which, and the opposite of each.
DO $objects$
DECLARE
    kind record;
BEGIN
    FOR kind IN
        SELECT k.noun, k.title, k.query, n.negated
        FROM (VALUES
            ('table', 'Table', 'pg_class AS o WHERE o.relname = $2 AND o.relkind IN (''r'', ''p'') AND '
                '@extschema@._tap_visible(o.relnamespace, $1, pg_table_is_visible(o.oid))'),
            ('view', 'View', 'pg_class AS o WHERE o.relname = $2 AND o.relkind = ''v'' AND '
                '@extschema@._tap_visible(o.relnamespace, $1, pg_table_is_visible(o.oid))'),
            ('materialized_view', 'Materialized view', 'pg_class AS o WHERE o.relname = $2 AND o.relkind = ''m'' AND '
                '@extschema@._tap_visible(o.relnamespace, $1, pg_table_is_visible(o.oid))'),
            ('sequence', 'Sequence', 'pg_class AS o WHERE o.relname = $2 AND o.relkind = ''S'' AND '
                '@extschema@._tap_visible(o.relnamespace, $1, pg_table_is_visible(o.oid))'),
            ('foreign_table', 'Foreign table', 'pg_class AS o WHERE o.relname = $2 AND o.relkind = ''f'' AND '
                '@extschema@._tap_visible(o.relnamespace, $1, pg_table_is_visible(o.oid))'),
            ('relation', 'Relation', 'pg_class AS o WHERE o.relname = $2 AND '
                '@extschema@._tap_visible(o.relnamespace, $1, pg_table_is_visible(o.oid))'),
            ('composite', 'Composite type', 'pg_class AS o WHERE o.relname = $2 AND o.relkind = ''c'' AND '
                '@extschema@._tap_visible(o.relnamespace, $1, pg_table_is_visible(o.oid))'),
            ('type', 'Type', 'pg_type AS o WHERE o.typname = $2 AND '
                '@extschema@._tap_visible(o.typnamespace, $1, pg_type_is_visible(o.oid))'),
            ('enum', 'Enum', 'pg_type AS o WHERE o.typname = $2 AND o.typtype = ''e'' AND '
                '@extschema@._tap_visible(o.typnamespace, $1, pg_type_is_visible(o.oid))'),
            ('domain', 'Domain', 'pg_type AS o WHERE o.typname = $2 AND o.typtype = ''d'' AND '
                '@extschema@._tap_visible(o.typnamespace, $1, pg_type_is_visible(o.oid))')
        ) AS k (noun, title, query), unnest(ARRAY[false, true]) AS n (negated)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(name, name, text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.ok(%2$s EXISTS (SELECT FROM %3$s), $3)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I($1, $2, format(%5$L, $1, $2))
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL::name, $1, $2)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL::name, $1, format(%4$L, $1))
            $body$;
            $create$,
            CASE WHEN kind.negated THEN 'hasnt_' ELSE 'has_' END || kind.noun,
            CASE WHEN kind.negated THEN 'NOT' ELSE '' END,
            kind.query, kind.title || ' %I should ' || CASE WHEN kind.negated THEN 'not ' ELSE '' END || 'exist',
            kind.title || ' %I.%I should ' || CASE WHEN kind.negated THEN 'not ' ELSE '' END || 'exist');
    END LOOP;
END
$objects$;

-- Tests for objects that no schema holds.
DO $globals$
DECLARE
    kind record;
BEGIN
    FOR kind IN
        SELECT k.noun, k.title, k.query, n.negated
        FROM (VALUES
            ('schema', 'Schema', 'pg_namespace WHERE nspname = $1'), ('role', 'Role', 'pg_roles WHERE rolname = $1'),
            ('user', 'User', 'pg_roles WHERE rolname = $1 AND rolcanlogin'),
            ('language', 'Procedural language', 'pg_language WHERE lanname = $1'),
            ('tablespace', 'Tablespace', 'pg_tablespace WHERE spcname = $1')
        ) AS k (noun, title, query), unnest(ARRAY[false, true]) AS n (negated)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(name, text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.ok(%2$s EXISTS (SELECT FROM %3$s), $2)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I($1, format(%4$L, $1))
            $body$;
            $create$,
            CASE WHEN kind.negated THEN 'hasnt_' ELSE 'has_' END || kind.noun,
            CASE WHEN kind.negated THEN 'NOT' ELSE '' END,
            kind.query, kind.title || ' %I should ' || CASE WHEN kind.negated THEN 'not ' ELSE '' END || 'exist');
    END LOOP;
END
$globals$;

CREATE FUNCTION @extschema@._tap_extension(schema name, extension name) RETURNS boolean LANGUAGE sql AS $$
    SELECT EXISTS (SELECT FROM pg_extension WHERE extname = extension
        AND (schema IS NULL OR extnamespace = (SELECT oid FROM pg_namespace WHERE nspname = schema)))
$$;
CREATE FUNCTION @extschema@.has_extension(name, name, text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.ok(@extschema@._tap_extension($1, $2), $3) $$;
CREATE FUNCTION @extschema@.has_extension(name, text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.ok(@extschema@._tap_extension(NULL, $1), $2) $$;
CREATE FUNCTION @extschema@.has_extension(name) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(@extschema@._tap_extension(NULL, $1), format('Extension %I should exist', $1))
$$;
CREATE FUNCTION @extschema@.hasnt_extension(name, text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.ok(NOT @extschema@._tap_extension(NULL, $1), $2) $$;
CREATE FUNCTION @extschema@.hasnt_extension(name) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(NOT @extschema@._tap_extension(NULL, $1), format('Extension %I should not exist', $1))
$$;

-- Tests for what a table has or is, by its name: schema, table and description, or less.
DO $tables$
DECLARE
    kind record;
BEGIN
    FOR kind IN
        SELECT * FROM (VALUES
            ('has_pk', 'Table %s should have a primary key',
                'EXISTS (SELECT FROM pg_constraint WHERE conrelid = r.id AND contype = ''p'')'),
            ('hasnt_pk', 'Table %s should not have a primary key',
                'NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = r.id AND contype = ''p'')'),
            ('has_fk', 'Table %s should have a foreign key constraint',
                'EXISTS (SELECT FROM pg_constraint WHERE conrelid = r.id AND contype = ''f'')'),
            ('hasnt_fk', 'Table %s should not have a foreign key constraint',
                'NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = r.id AND contype = ''f'')'),
            ('has_unique', 'Table %s should have a unique constraint',
                'EXISTS (SELECT FROM pg_constraint WHERE conrelid = r.id AND contype = ''u'')'),
            ('has_check', 'Table %s should have a check constraint',
                'EXISTS (SELECT FROM pg_constraint WHERE conrelid = r.id AND contype = ''c'')'),
            ('is_partitioned', 'Table %s should be partitioned',
                'EXISTS (SELECT FROM pg_partitioned_table WHERE partrelid = r.id)'),
            ('isnt_partitioned', 'Table %s should not be partitioned',
                'NOT EXISTS (SELECT FROM pg_partitioned_table WHERE partrelid = r.id)')
        ) AS k (name, title, condition)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(name, name, text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.ok(r.id IS NOT NULL AND %2$s, $3)
                FROM (SELECT @extschema@._tap_relation($1, $2)) AS r (id)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I($1, $2, format(%3$L, format('%%I.%%I', $1, $2)))
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL::name, $1, $2)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL::name, $1, format(%3$L, quote_ident($1)))
            $body$;
            $create$, kind.name, kind.condition, kind.title);
    END LOOP;
END
$tables$;

-- Tests for a column: schema, table, column and description, or less.
DO $columns$
DECLARE
    kind record;
BEGIN
    FOR kind IN
        SELECT * FROM (VALUES
            ('has_column', 'Column %s should exist', 'a.attname IS NOT NULL'),
            ('hasnt_column', 'Column %s should not exist', 'a.attname IS NULL'),
            ('col_not_null', 'Column %s should be NOT NULL', 'coalesce(a.attnotnull, false)'),
            ('col_is_null', 'Column %s should allow NULL', 'coalesce(NOT a.attnotnull, false)'),
            ('col_has_default', 'Column %s should have a default',
                'coalesce(a.atthasdef OR a.attidentity <> '''', false)'),
            ('col_hasnt_default', 'Column %s should not have a default',
                'coalesce(NOT (a.atthasdef OR a.attidentity <> ''''), false)')
        ) AS k (name, title, condition)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(name, name, name, text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.ok(%2$s, $4)
                FROM (SELECT) AS one LEFT JOIN pg_attribute AS a
                    ON a.attrelid = @extschema@._tap_relation($1, $2) AND a.attname = $3 AND a.attnum > 0
                        AND NOT a.attisdropped
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name, text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL::name, $1, $2, $3)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL::name, $1, $2, format(%3$L, format('%%I.%%I', $1, $2)))
            $body$;
            $create$, kind.name, kind.condition, kind.title);
    END LOOP;
END
$columns$;

CREATE FUNCTION @extschema@._tap_column(schema name, relation name, col name) RETURNS pg_attribute LANGUAGE sql AS $$
    SELECT a FROM pg_attribute AS a
    WHERE a.attrelid = @extschema@._tap_relation(schema, relation) AND a.attname = col AND a.attnum > 0
        AND NOT a.attisdropped
$$;

CREATE FUNCTION @extschema@.col_type_is(name, name, name, text, text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    col pg_attribute := @extschema@._tap_column($1, $2, $3);
    have text := format_type(col.atttypid, col.atttypmod);
    want text := $4;
    modifier integer := -1;
BEGIN
    -- What is wanted may be written in any way that the server reads: int4, varchar(3).
    BEGIN
        want := format_type(regexp_replace($4, '\(.*\)', '')::regtype, NULL)
            || coalesce(substring($4 FROM '\([^)]*\)'), '');
        IF position('(' IN $4) > 0 THEN
            want := regexp_replace(want, '^(timestamp|time)( [a-z ]+)(\(\d+\))$', '\1\3\2');
        END IF;
    EXCEPTION WHEN undefined_object OR syntax_error OR invalid_name OR undefined_table THEN
        want := $4;
    END;
    RETURN @extschema@._tap(coalesce(have = want, false), $5,
        format(E'        have: %s\n        want: %s', coalesce(have, 'no such column'), want));
END
$$;
CREATE FUNCTION @extschema@.col_type_is(name, name, name, text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.col_type_is($1, $2, $3, $4, format('Column %I.%I.%I should be type %s', $1, $2, $3, $4))
$$;
CREATE FUNCTION @extschema@.col_type_is(name, name, text, text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.col_type_is(NULL, $1, $2, $3, $4) $$;
CREATE FUNCTION @extschema@.col_type_is(name, name, text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.col_type_is(NULL, $1, $2, $3, format('Column %I.%I should be type %s', $1, $2, $3))
$$;

CREATE FUNCTION @extschema@._tap_default(schema name, relation name, col name, want text, descr text) RETURNS text
LANGUAGE sql AS $$
    SELECT @extschema@._tap(
        coalesce(want IN (have, (regexp_match(have, '^''(.*)''::[^'']*$'))[1]), have IS NULL AND want IS NULL), descr,
        format(E'        have: %s\n        want: %s', coalesce(have, 'NULL'), coalesce(want, 'NULL')))
    FROM (SELECT) AS one LEFT JOIN LATERAL (
        SELECT pg_get_expr(d.adbin, d.adrelid) AS have
        FROM pg_attrdef AS d, @extschema@._tap_column(schema, relation, col) AS a
        WHERE d.adrelid = a.attrelid AND d.adnum = a.attnum) AS d ON true
$$;
CREATE FUNCTION @extschema@.col_default_is(name, name, name, text, text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@._tap_default($1, $2, $3, $4, $5) $$;
CREATE FUNCTION @extschema@.col_default_is(name, name, text, text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@._tap_default(NULL, $1, $2, $3, $4) $$;
CREATE FUNCTION @extschema@.col_default_is(name, name, text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap_default(NULL, $1, $2, $3, format('Column %I.%I should default to %L', $1, $2, $3))
$$;
CREATE FUNCTION @extschema@.col_default_is(name, name, name, anyelement, text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@._tap_default($1, $2, $3, $4::text, $5) $$;
CREATE FUNCTION @extschema@.col_default_is(name, name, anyelement, text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@._tap_default(NULL, $1, $2, $3::text, $4) $$;
CREATE FUNCTION @extschema@.col_default_is(name, name, anyelement) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap_default(NULL, $1, $2, $3::text,
        format('Column %I.%I should default to %L', $1, $2, $3::text))
$$;

-- Is there a constraint of this kind on exactly these columns?
CREATE FUNCTION @extschema@._tap_keyed(schema name, relation name, kind "char", columns name[]) RETURNS boolean
LANGUAGE sql AS $$
    SELECT EXISTS (
        SELECT FROM pg_constraint AS k
        WHERE k.conrelid = @extschema@._tap_relation(schema, relation) AND k.contype = kind
            AND array(SELECT a.attname FROM pg_attribute AS a
                WHERE a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) ORDER BY 1)
            = array(SELECT c FROM unnest(columns) AS c ORDER BY 1))
$$;
DO $keys$
DECLARE
    kind record;
BEGIN
    FOR kind IN
        SELECT * FROM (VALUES
            ('col_is_pk', 'p', '', 'should be a primary key'),
            ('col_isnt_pk', 'p', 'NOT', 'should not be a primary key'),
            ('col_is_fk', 'f', '', 'should be a foreign key'),
            ('col_isnt_fk', 'f', 'NOT', 'should not be a foreign key'),
            ('col_is_unique', 'u', '', 'should have a unique constraint'),
            ('col_has_check', 'c', '', 'should have a check constraint')
        ) AS k (name, type, negation, title)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(name, name, name[], text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.ok(%3$s @extschema@._tap_keyed($1, $2, %2$L, $3), $4)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name, name, text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I($1, $2, ARRAY[$3], $4)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name[], text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL, $1, $2, $3)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name, text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL, $1, ARRAY[$2], $3)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name[]) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL, $1, $2, format('Columns %%I(%%s) %4$s', $1, array_to_string($2, ', ')))
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL, $1, ARRAY[$2], format('Column %%I(%%I) %4$s', $1, $2))
            $body$;
            $create$, kind.name, kind.type, kind.negation, kind.title);
    END LOOP;
END
$keys$;

CREATE FUNCTION @extschema@.fk_ok(
    fk_schema name, fk_table name, fk_columns name[], pk_schema name, pk_table name, pk_columns name[], descr text)
RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(EXISTS (
        SELECT FROM pg_constraint AS k
        WHERE k.contype = 'f' AND k.conrelid = @extschema@._tap_relation(fk_schema, fk_table)
            AND k.confrelid = @extschema@._tap_relation(pk_schema, pk_table)
            AND array(SELECT a.attname FROM unnest(k.conkey) WITH ORDINALITY AS u (n, i)
                JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.i) = fk_columns
            AND array(SELECT a.attname FROM unnest(k.confkey) WITH ORDINALITY AS u (n, i)
                JOIN pg_attribute AS a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY u.i) = pk_columns),
        descr)
$$;
CREATE FUNCTION @extschema@.fk_ok(
    fk_schema name, fk_table name, fk_column name, pk_schema name, pk_table name, pk_column name,
    descr text DEFAULT NULL)
RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.fk_ok($1, $2, ARRAY[$3], $4, $5, ARRAY[$6],
        coalesce($7, format('%I.%I(%I) should reference %I.%I(%I)', $1, $2, $3, $4, $5, $6)))
$$;
CREATE FUNCTION @extschema@.fk_ok(name, name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.fk_ok(NULL, $1, ARRAY[$2], NULL, $3, ARRAY[$4],
        coalesce($5, format('%I(%I) should reference %I(%I)', $1, $2, $3, $4)))
$$;

-- Indexes and triggers belong to a table.
CREATE FUNCTION @extschema@._tap_index(schema name, relation name, index name) RETURNS pg_index LANGUAGE sql AS $$
    SELECT i FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
    WHERE i.indrelid = @extschema@._tap_relation(schema, relation) AND c.relname = index
$$;
CREATE FUNCTION @extschema@._tap_indexed(schema name, relation name, columns name[]) RETURNS boolean LANGUAGE sql AS $$
    SELECT EXISTS (
        SELECT FROM pg_index AS i
        WHERE i.indrelid = @extschema@._tap_relation(schema, relation)
            AND array(SELECT a.attname FROM unnest(i.indkey::int2[]) WITH ORDINALITY AS u (n, o)
                JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = u.n ORDER BY u.o) = columns)
$$;
CREATE FUNCTION @extschema@.has_index(name, name, name, text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok((@extschema@._tap_index($1, $2, $3)).indexrelid IS NOT NULL, $4)
$$;
CREATE FUNCTION @extschema@.has_index(name, name, name) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.has_index($1, $2, $3, format('Index %I should exist', $3))
$$;
CREATE FUNCTION @extschema@.has_index(name, name, text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.has_index(NULL, $1, $2, $3) $$;
CREATE FUNCTION @extschema@.has_index(name, name) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.has_index(NULL, $1, $2, format('Index %I should exist', $2))
$$;
CREATE FUNCTION @extschema@.hasnt_index(name, name, name, text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok((@extschema@._tap_index($1, $2, $3)).indexrelid IS NULL, $4)
$$;
CREATE FUNCTION @extschema@.hasnt_index(name, name) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.hasnt_index(NULL, $1, $2, format('Index %I should not exist', $2))
$$;
CREATE FUNCTION @extschema@.index_is_unique(name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(coalesce((@extschema@._tap_index($1, $2, $3)).indisunique, false),
        coalesce($4, format('Index %I should be unique', $3)))
$$;
CREATE FUNCTION @extschema@.index_is_primary(name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(coalesce((@extschema@._tap_index($1, $2, $3)).indisprimary, false),
        coalesce($4, format('Index %I should be on a primary key', $3)))
$$;
CREATE FUNCTION @extschema@.is_indexed(name, name, name[], text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(@extschema@._tap_indexed($1, $2, $3),
        coalesce($4, format('An index on %I.%I should exist', $1, $2)))
$$;
CREATE FUNCTION @extschema@.is_indexed(name, name, name, text DEFAULT NULL) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.is_indexed($1, $2, ARRAY[$3], $4) $$;

CREATE FUNCTION @extschema@._tap_trigger(schema name, relation name, trigger name) RETURNS oid LANGUAGE sql AS $$
    SELECT t.tgfoid FROM pg_trigger AS t
    WHERE t.tgrelid = @extschema@._tap_relation(schema, relation) AND t.tgname = trigger AND NOT t.tgisinternal
$$;
CREATE FUNCTION @extschema@.has_trigger(name, name, name, text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.ok(@extschema@._tap_trigger($1, $2, $3) IS NOT NULL, $4) $$;
CREATE FUNCTION @extschema@.has_trigger(name, name, name) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.has_trigger($1, $2, $3, format('Table %I.%I should have trigger %I', $1, $2, $3))
$$;
CREATE FUNCTION @extschema@.has_trigger(name, name, text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.has_trigger(NULL, $1, $2, $3) $$;
CREATE FUNCTION @extschema@.has_trigger(name, name) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.has_trigger(NULL, $1, $2, format('Table %I should have trigger %I', $1, $2))
$$;
CREATE FUNCTION @extschema@.hasnt_trigger(name, name, name, text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.ok(@extschema@._tap_trigger($1, $2, $3) IS NULL, $4) $$;
CREATE FUNCTION @extschema@.hasnt_trigger(name, name) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.hasnt_trigger(NULL, $1, $2, format('Table %I should not have trigger %I', $1, $2))
$$;
CREATE FUNCTION @extschema@.trigger_is(name, name, name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(
        EXISTS (SELECT FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
            WHERE p.oid = @extschema@._tap_trigger($1, $2, $3) AND n.nspname = $4 AND p.proname = $5),
        coalesce($6, format('Trigger %I should call %I.%I()', $3, $4, $5)))
$$;

-- Functions: by name, or by name and argument types.
CREATE FUNCTION @extschema@._tap_functions(schema name, function name, arguments name[]) RETURNS SETOF pg_proc
LANGUAGE sql AS $$
    SELECT p FROM pg_proc AS p
    WHERE p.proname = function AND @extschema@._tap_visible(p.pronamespace, schema, pg_function_is_visible(p.oid))
        AND (arguments IS NULL OR array(SELECT unnest(p.proargtypes)) = array(
            SELECT a::text::regtype::oid FROM unnest(arguments) WITH ORDINALITY AS u (a, i) ORDER BY i))
$$;
DO $functions$
DECLARE
    kind record;
BEGIN
    FOR kind IN
        SELECT * FROM (VALUES
            ('has_function', 'should exist', 'count(*) > 0'), ('hasnt_function', 'should not exist', 'count(*) = 0'),
            ('is_definer', 'should be security definer', 'coalesce(bool_and(p.prosecdef), false)'),
            ('isnt_definer', 'should not be security definer', 'coalesce(bool_and(NOT p.prosecdef), false)'),
            ('is_strict', 'should be strict', 'coalesce(bool_and(p.proisstrict), false)'),
            ('isnt_strict', 'should not be strict', 'coalesce(bool_and(NOT p.proisstrict), false)'),
            ('is_aggregate', 'should be an aggregate function', 'coalesce(bool_and(p.prokind = ''a''), false)'),
            ('isnt_aggregate', 'should not be an aggregate function', 'coalesce(bool_and(p.prokind <> ''a''), false)'),
            ('is_window', 'should be a window function', 'coalesce(bool_and(p.prokind = ''w''), false)'),
            ('isnt_window', 'should not be a window function', 'coalesce(bool_and(p.prokind <> ''w''), false)'),
            ('is_normal_function', 'should be a normal function', 'coalesce(bool_and(p.prokind = ''f''), false)'),
            ('isnt_normal_function', 'should not be a normal function', 'coalesce(bool_and(p.prokind <> ''f''), false)'),
            ('is_procedure', 'should be a procedure', 'coalesce(bool_and(p.prokind = ''p''), false)'),
            ('isnt_procedure', 'should not be a procedure', 'coalesce(bool_and(p.prokind <> ''p''), false)')
        ) AS k (name, title, condition)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(name, name, name[], text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.ok((SELECT %2$s FROM @extschema@._tap_functions($1, $2, $3) AS p), $4)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name, name[]) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I($1, $2, $3,
                    format('Function %%I.%%I(%%s) %3$s', $1, $2, array_to_string($3, ', ')))
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name, text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I($1, $2, NULL::name[], $3)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I($1, $2, NULL::name[], format('Function %%I.%%I() %3$s', $1, $2))
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name[], text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL::name, $1, $2, $3)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name[]) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL::name, $1, $2,
                    format('Function %%I(%%s) %3$s', $1, array_to_string($2, ', ')))
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL::name, $1, NULL::name[], $2)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL::name, $1, NULL::name[], format('Function %%I() %3$s', $1))
            $body$;
            $create$, kind.name, kind.condition, kind.title);
    END LOOP;
    -- What a function's property is, as a word.
    FOR kind IN
        SELECT * FROM (VALUES
            ('function_returns', 'should return',
                'CASE WHEN p.proretset THEN ''setof '' ELSE '''' END || format_type(p.prorettype, NULL)'),
            ('function_lang_is', 'should be written in',
                '(SELECT l.lanname::text FROM pg_language AS l WHERE l.oid = p.prolang)'),
            ('volatility_is', 'should be',
                'CASE p.provolatile WHEN ''i'' THEN ''immutable'' WHEN ''s'' THEN ''stable'' ELSE ''volatile'' END')
        ) AS k (name, title, condition)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(name, name, name[], text, text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@._tap(coalesce(bool_and(have = lower($4)), false), $5,
                    format('        have: %%s' || chr(10) || '        want: %%s', string_agg(have, ', '), $4))
                FROM (SELECT %2$s FROM @extschema@._tap_functions($1, $2, $3) AS p) AS f (have)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name, name[], text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I($1, $2, $3, $4,
                    format('Function %%I.%%I(%%s) %3$s %%s', $1, $2, array_to_string($3, ', '), $4))
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name, text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I($1, $2, NULL::name[], $3, format('Function %%I.%%I() %3$s %%s', $1, $2, $3))
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name[], text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL, $1, $2, $3,
                    format('Function %%I(%%s) %3$s %%s', $1, array_to_string($2, ', '), $3))
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL, $1, NULL::name[], $2, format('Function %%I() %3$s %%s', $1, $2))
            $body$;
            $create$, kind.name, kind.condition, kind.title);
    END LOOP;
END
$functions$;

-- Exactly these and no others.

CREATE FUNCTION @extschema@._tap_are(what text, have name[], want name[], descr text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
    extra name[] := array(SELECT unnest(have) EXCEPT SELECT unnest(want) ORDER BY 1);
    missing name[] := array(SELECT unnest(want) EXCEPT SELECT unnest(have) ORDER BY 1);
BEGIN
    RETURN @extschema@._tap(extra = '{}' AND missing = '{}', descr, concat_ws(E'\n',
        CASE WHEN extra <> '{}' THEN
            format(E'    Extra %s:\n        %s', what, array_to_string(extra, E'\n        ')) END,
        CASE WHEN missing <> '{}' THEN
            format(E'    Missing %s:\n        %s', what, array_to_string(missing, E'\n        ')) END));
END
$$;
DO $are$
DECLARE
    kind record;
BEGIN
    FOR kind IN
        SELECT * FROM (VALUES
            ('tables', 'c.relname FROM pg_class AS c WHERE c.relkind IN (''r'', ''p'') AND ', 'c.relnamespace',
                'pg_table_is_visible(c.oid)'),
            ('views', 'c.relname FROM pg_class AS c WHERE c.relkind = ''v'' AND ', 'c.relnamespace',
                'pg_table_is_visible(c.oid)'),
            ('materialized_views', 'c.relname FROM pg_class AS c WHERE c.relkind = ''m'' AND ', 'c.relnamespace',
                'pg_table_is_visible(c.oid)'),
            ('sequences', 'c.relname FROM pg_class AS c WHERE c.relkind = ''S'' AND ', 'c.relnamespace',
                'pg_table_is_visible(c.oid)'),
            ('functions', 'p.proname FROM pg_proc AS p WHERE ', 'p.pronamespace', 'pg_function_is_visible(p.oid)'),
            ('enums', 't.typname FROM pg_type AS t WHERE t.typtype = ''e'' AND ', 't.typnamespace',
                'pg_type_is_visible(t.oid)')
        ) AS k (noun, source, namespace, visible)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(name, name[], text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@._tap_are(%5$L, array(SELECT %2$s @extschema@._tap_visible(%3$s, $1,
                    %4$s AND %3$s NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace))), $2, $3)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name[]) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I($1, $2, format('Schema %%I should have the correct %5$s', $1))
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name[], text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL, $1, $2)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name[]) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL, $1, 'Search path should have the correct %5$s')
            $body$;
            $create$, kind.noun || '_are', kind.source, kind.namespace, kind.visible, replace(kind.noun, '_', ' '));
    END LOOP;
    FOR kind IN
        SELECT * FROM (VALUES
            ('columns', 'a.attname FROM pg_attribute AS a WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = '),
            ('indexes', '(SELECT c.relname FROM pg_class AS c WHERE c.oid = i.indexrelid) '
                'FROM pg_index AS i WHERE i.indrelid = '),
            ('triggers', 't.tgname FROM pg_trigger AS t WHERE NOT t.tgisinternal AND t.tgrelid = '),
            ('policies', 'p.polname FROM pg_policy AS p WHERE p.polrelid = ')
        ) AS k (noun, source)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(name, name, name[], text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@._tap_are(%3$L, array(SELECT %2$s @extschema@._tap_relation($1, $2)), $3, $4)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name, name[]) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I($1, $2, $3, format('Table %%I.%%I should have the correct %3$s', $1, $2))
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name[], text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL, $1, $2, $3)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name[]) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL, $1, $2, format('Table %%I should have the correct %3$s', $1))
            $body$;
            $create$, kind.noun || '_are', kind.source, kind.noun);
    END LOOP;
    FOR kind IN
        SELECT * FROM (VALUES
            ('schemas', 'nspname FROM pg_namespace WHERE nspname !~ ''^pg_'' AND nspname <> ''information_schema'''),
            ('roles', 'rolname FROM pg_roles'), ('extensions', 'extname FROM pg_extension'),
            ('languages', 'lanname FROM pg_language WHERE lanispl')
        ) AS k (noun, source)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(name[], text) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@._tap_are(%3$L, array(SELECT %2$s), $1, $2)
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name[]) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I($1, 'There should be the correct %3$s')
            $body$;
            $create$, kind.noun || '_are', kind.source, kind.noun);
    END LOOP;
END
$are$;

CREATE FUNCTION @extschema@.enum_has_labels(name, name, name[], text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@."is"(
        array(SELECT e.enumlabel::text FROM pg_enum AS e JOIN pg_type AS t ON t.oid = e.enumtypid
            WHERE t.typname = $2 AND @extschema@._tap_visible(t.typnamespace, $1, pg_type_is_visible(t.oid))
            ORDER BY e.enumsortorder),
        $3::text[], $4)
$$;
CREATE FUNCTION @extschema@.enum_has_labels(name, name, name[]) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.enum_has_labels($1, $2, $3, format('Enum %I.%I should have the correct labels', $1, $2))
$$;
CREATE FUNCTION @extschema@.enum_has_labels(name, name[], text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.enum_has_labels(NULL, $1, $2, $3) $$;
CREATE FUNCTION @extschema@.enum_has_labels(name, name[]) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.enum_has_labels(NULL, $1, $2, format('Enum %I should have the correct labels', $1))
$$;

-- Policies.

CREATE FUNCTION @extschema@._tap_policy(schema name, relation name, policy name) RETURNS pg_policy LANGUAGE sql AS $$
    SELECT p FROM pg_policy AS p WHERE p.polrelid = @extschema@._tap_relation(schema, relation) AND p.polname = policy
$$;
CREATE FUNCTION @extschema@.policy_roles_are(name, name, name, name[], text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap_are('policy roles',
        array(SELECT CASE r WHEN 0 THEN 'public' ELSE pg_get_userbyid(r) END
            FROM unnest((@extschema@._tap_policy($1, $2, $3)).polroles) AS r), $4, $5)
$$;
CREATE FUNCTION @extschema@.policy_roles_are(name, name, name, name[]) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.policy_roles_are($1, $2, $3, $4,
        format('Policy %I for table %I.%I should have the correct roles', $3, $1, $2))
$$;
CREATE FUNCTION @extschema@.policy_roles_are(name, name, name[], text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.policy_roles_are(NULL, $1, $2, $3, $4) $$;
CREATE FUNCTION @extschema@.policy_roles_are(name, name, name[]) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.policy_roles_are(NULL, $1, $2, $3,
        format('Policy %I for table %I should have the correct roles', $2, $1))
$$;
CREATE FUNCTION @extschema@.policy_cmd_is(name, name, name, text, text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@."is"(
        CASE (@extschema@._tap_policy($1, $2, $3)).polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT'
            WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' WHEN '*' THEN 'ALL' END,
        upper($4), $5)
$$;
CREATE FUNCTION @extschema@.policy_cmd_is(name, name, name, text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.policy_cmd_is($1, $2, $3, $4,
        format('Policy %I for table %I.%I should apply to %s command', $3, $1, $2, upper($4)))
$$;
CREATE FUNCTION @extschema@.policy_cmd_is(name, name, text, text) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.policy_cmd_is(NULL, $1, $2::name, $3, $4) $$;
CREATE FUNCTION @extschema@.policy_cmd_is(name, name, text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.policy_cmd_is(NULL, $1, $2, $3,
        format('Policy %I for table %I should apply to %s command', $2, $1, upper($3)))
$$;

-- Roles, owners and privileges.

CREATE FUNCTION @extschema@.is_superuser(name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(EXISTS (SELECT FROM pg_roles WHERE rolname = $1 AND rolsuper),
        coalesce($2, format('User %I should be a super user', $1)))
$$;
CREATE FUNCTION @extschema@.isnt_superuser(name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(EXISTS (SELECT FROM pg_roles WHERE rolname = $1 AND NOT rolsuper),
        coalesce($2, format('User %I should not be a super user', $1)))
$$;
CREATE FUNCTION @extschema@.is_member_of(name, name[], text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(bool_and(EXISTS (
            SELECT FROM pg_auth_members WHERE roleid = $1::text::regrole AND member = m::text::regrole)),
        coalesce($3, format('Should have members of role %I', $1)))
    FROM unnest($2) AS m
$$;
CREATE FUNCTION @extschema@.is_member_of(name, name, text DEFAULT NULL) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.is_member_of($1, ARRAY[$2], $3) $$;

CREATE FUNCTION @extschema@.table_owner_is(name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@."is"(
        (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = @extschema@._tap_relation($1, $2)),
        $3, coalesce($4, format('Table %I.%I should be owned by %I', $1, $2, $3)))
$$;

-- Owners: of what has a schema, and of what has none.
DO $owners$
DECLARE
    kind record;
BEGIN
    FOR kind IN
        SELECT * FROM (VALUES
            ('view_owner_is', 'View', '{v}'), ('materialized_view_owner_is', 'Materialized view', '{m}'),
            ('sequence_owner_is', 'Sequence', '{S}'), ('foreign_table_owner_is', 'Foreign table', '{f}'),
            ('composite_owner_is', 'Composite type', '{c}'), ('relation_owner_is', 'Relation', '{r,p,v,m,S,f,c,i,I}')
        ) AS k (name, title, kinds)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@."is"(
                    (SELECT pg_get_userbyid(c.relowner) FROM pg_class AS c
                        WHERE c.relname = $2 AND c.relkind::text = ANY (%3$L::text[])
                            AND @extschema@._tap_visible(c.relnamespace, $1, pg_table_is_visible(c.oid)) LIMIT 1),
                    $3, coalesce($4, format('%2$s %%I.%%I should be owned by %%I', $1, $2, $3)))
            $body$;
            CREATE FUNCTION @extschema@.%1$I(name, name) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL::name, $1, $2, format('%2$s %%I should be owned by %%I', $1, $2))
            $body$;
        $create$, kind.name, kind.title, kind.kinds);
    END LOOP;
    FOR kind IN
        SELECT * FROM (VALUES
            ('schema_owner_is', 'Schema', 'SELECT nspowner FROM pg_namespace WHERE nspname = $1'),
            ('db_owner_is', 'Database', 'SELECT datdba FROM pg_database WHERE datname = $1'),
            ('language_owner_is', 'Language', 'SELECT lanowner FROM pg_language WHERE lanname = $1'),
            ('tablespace_owner_is', 'Tablespace', 'SELECT spcowner FROM pg_tablespace WHERE spcname = $1')
        ) AS k (name, title, query)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@."is"((SELECT pg_get_userbyid(o.owner) FROM (%3$s) AS o (owner)), $2,
                    coalesce($3, format('%2$s %%I should be owned by %%I', $1, $2)))
            $body$;
        $create$, kind.name, kind.title, kind.query);
    END LOOP;
END
$owners$;
CREATE FUNCTION @extschema@.function_owner_is(name, name, name[], name, text DEFAULT NULL) RETURNS text
LANGUAGE sql AS $$
    SELECT @extschema@."is"(
        (SELECT pg_get_userbyid(p.proowner) FROM @extschema@._tap_functions($1, $2, $3) AS p LIMIT 1), $4,
        coalesce($5, format('Function %I.%I(%s) should be owned by %I', $1, $2, array_to_string($3, ', '), $4)))
$$;
CREATE FUNCTION @extschema@.function_owner_is(name, name[], name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.function_owner_is(NULL::name, $1, $2, $3,
        coalesce($4, format('Function %I(%s) should be owned by %I', $1, array_to_string($2, ', '), $3)))
$$;
CREATE FUNCTION @extschema@.type_owner_is(name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@."is"(
        (SELECT pg_get_userbyid(t.typowner) FROM pg_type AS t
            WHERE t.typname = $2 AND @extschema@._tap_visible(t.typnamespace, $1, pg_type_is_visible(t.oid)) LIMIT 1),
        $3, coalesce($4, format('Type %I.%I should be owned by %I', $1, $2, $3)))
$$;
CREATE FUNCTION @extschema@.type_owner_is(name, name) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.type_owner_is(NULL::name, $1, $2, format('Type %I should be owned by %I', $1, $2))
$$;
CREATE FUNCTION @extschema@.index_owner_is(name, name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@."is"(
        (SELECT pg_get_userbyid(c.relowner) FROM pg_class AS c
            WHERE c.oid = (@extschema@._tap_index($1, $2, $3)).indexrelid),
        $4, coalesce($5, format('Index %I on %I.%I should be owned by %I', $3, $1, $2, $4)))
$$;

CREATE FUNCTION @extschema@._tap_privileges(have text[], want name[], descr text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    extra text[] := array(SELECT unnest(have) EXCEPT SELECT upper(w) FROM unnest(want) AS w ORDER BY 1);
    missing text[] := array(SELECT upper(w) FROM unnest(want) AS w EXCEPT SELECT unnest(have) ORDER BY 1);
BEGIN
    RETURN @extschema@._tap(extra = '{}' AND missing = '{}', descr, concat_ws(E'\n',
        CASE WHEN extra <> '{}' THEN E'    Extra privileges:\n        ' || array_to_string(extra, E'\n        ') END,
        CASE WHEN missing <> '{}' THEN
            E'    Missing privileges:\n        ' || array_to_string(missing, E'\n        ') END));
END
$$;
CREATE FUNCTION @extschema@.table_privs_are(name, name, name, name[], text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap_privileges(
        array(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']
                || CASE WHEN current_setting('server_version_num')::int >= 170000 THEN ARRAY['MAINTAIN'] END) AS p
            WHERE has_table_privilege($3, @extschema@._tap_relation($1, $2), p)),
        $4, coalesce($5, format('Role %I should be granted the correct privileges on table %I.%I', $3, $1, $2)))
$$;
CREATE FUNCTION @extschema@.table_privs_are(name, name, name[], text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.table_privs_are(NULL::name, $1, $2, $3,
        coalesce($4, format('Role %I should be granted the correct privileges on table %I', $2, $1)))
$$;
CREATE FUNCTION @extschema@.schema_privs_are(name, name, name[], text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap_privileges(
        array(SELECT p FROM unnest(ARRAY['CREATE', 'USAGE']) AS p WHERE has_schema_privilege($2, $1, p)), $3,
        coalesce($4, format('Role %I should be granted the correct privileges on schema %I', $2, $1)))
$$;
CREATE FUNCTION @extschema@.database_privs_are(name, name, name[], text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap_privileges(
        array(SELECT p FROM unnest(ARRAY['CREATE', 'CONNECT', 'TEMPORARY']) AS p
            WHERE has_database_privilege($2, $1, p)),
        $3, coalesce($4, format('Role %I should be granted the correct privileges on database %I', $2, $1)))
$$;
CREATE FUNCTION @extschema@.column_privs_are(name, name, name, name, name[], text DEFAULT NULL) RETURNS text
LANGUAGE sql AS $$
    SELECT @extschema@._tap_privileges(
        array(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) AS p
            WHERE has_column_privilege($4, @extschema@._tap_relation($1, $2), $3::text, p)),
        $5, coalesce($6, format('Role %I should be granted the correct privileges on column %I.%I.%I', $4, $1, $2, $3)))
$$;
CREATE FUNCTION @extschema@.function_privs_are(name, name, name[], name, name[], text DEFAULT NULL) RETURNS text
LANGUAGE sql AS $$
    SELECT @extschema@._tap_privileges(
        array(SELECT 'EXECUTE' FROM @extschema@._tap_functions($1, $2, $3) AS p
            WHERE has_function_privilege($4, p.oid, 'EXECUTE')),
        $5, coalesce($6, format('Role %I should be granted the correct privileges on function %I.%I(%s)', $4, $1, $2,
            array_to_string($3, ', '))))
$$;

CREATE FUNCTION @extschema@.sequence_privs_are(name, name, name, name[], text DEFAULT NULL) RETURNS text
LANGUAGE sql AS $$
    SELECT @extschema@._tap_privileges(
        array(SELECT p FROM unnest(ARRAY['SELECT', 'UPDATE', 'USAGE']) AS p
            WHERE has_sequence_privilege($3, @extschema@._tap_relation($1, $2), p)),
        $4, coalesce($5, format('Role %I should be granted the correct privileges on sequence %I.%I', $3, $1, $2)))
$$;
CREATE FUNCTION @extschema@.any_column_privs_are(name, name, name, name[], text DEFAULT NULL) RETURNS text
LANGUAGE sql AS $$
    SELECT @extschema@._tap_privileges(
        array(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) AS p
            WHERE has_any_column_privilege($3, @extschema@._tap_relation($1, $2), p)),
        $4, coalesce($5, format('Role %I should be granted the correct privileges on any column in %I.%I', $3, $1, $2)))
$$;
CREATE FUNCTION @extschema@.language_privs_are(name, name, name[], text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap_privileges(
        array(SELECT p FROM unnest(ARRAY['USAGE']) AS p WHERE has_language_privilege($2, $1, p)), $3,
        coalesce($4, format('Role %I should be granted the correct privileges on language %I', $2, $1)))
$$;

CREATE FUNCTION @extschema@.isnt_member_of(name, name[], text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(NOT EXISTS (
            SELECT FROM unnest($2) AS m (member)
                JOIN pg_roles AS r ON r.rolname = m.member
                JOIN pg_auth_members AS a ON a.member = r.oid
                JOIN pg_roles AS g ON g.oid = a.roleid AND g.rolname = $1),
        coalesce($3, format('Should not have members of role %I', $1)))
$$;
CREATE FUNCTION @extschema@.isnt_member_of(name, name, text DEFAULT NULL) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.isnt_member_of($1, ARRAY[$2], $3) $$;

-- Partitions, parents and indexes.
CREATE FUNCTION @extschema@.is_partition_of(name, name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(EXISTS (
            SELECT FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid AND c.relispartition
            WHERE c.oid = @extschema@._tap_relation($1, $2) AND i.inhparent = @extschema@._tap_relation($3, $4)),
        coalesce($5, format('Table %I.%I should be a partition of %I.%I', $1, $2, $3, $4)))
$$;
CREATE FUNCTION @extschema@.is_partition_of(name, name) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.is_partition_of(NULL::name, $1, NULL::name, $2,
        format('Table %I should be a partition of %I', $1, $2))
$$;
CREATE FUNCTION @extschema@.partitions_are(name, name, name[], text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap_same(
        array(SELECT c.oid::regclass::text FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
            WHERE c.relispartition AND i.inhparent = @extschema@._tap_relation($1, $2)),
        array(SELECT w::text::regclass::text FROM unnest($3) AS w),
        coalesce($4, format('Table %I.%I should have the correct partitions', $1, $2)), false)
$$;
CREATE FUNCTION @extschema@.partitions_are(name, name[], text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.partitions_are(NULL::name, $1, $2,
        coalesce($3, format('Table %I should have the correct partitions', $1)))
$$;
CREATE FUNCTION @extschema@._tap_inherits(relation oid) RETURNS boolean LANGUAGE sql AS $$
    SELECT EXISTS (SELECT FROM pg_inherits WHERE inhparent = relation)
$$;
CREATE FUNCTION @extschema@.has_inherited_tables(name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(@extschema@._tap_inherits(@extschema@._tap_relation($1, $2)),
        coalesce($3, format('Table %I.%I should have descendents', $1, $2)))
$$;
CREATE FUNCTION @extschema@.hasnt_inherited_tables(name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(NOT @extschema@._tap_inherits(@extschema@._tap_relation($1, $2)),
        coalesce($3, format('Table %I.%I should not have descendents', $1, $2)))
$$;
CREATE FUNCTION @extschema@.index_is_partial(name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok((@extschema@._tap_index($1, $2, $3)).indpred IS NOT NULL,
        coalesce($4, format('Index %I should be partial', $3)))
$$;
CREATE FUNCTION @extschema@.is_clustered(name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(coalesce((@extschema@._tap_index($1, $2, $3)).indisclustered, false),
        coalesce($4, format('Table %I.%I should be clustered on index %I', $1, $2, $3)))
$$;
CREATE FUNCTION @extschema@.index_is_type(name, name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@."is"(
        (SELECT m.amname FROM pg_class AS c JOIN pg_am AS m ON m.oid = c.relam
            WHERE c.oid = (@extschema@._tap_index($1, $2, $3)).indexrelid),
        $4, coalesce($5, format('Index %I should be a %I index', $3, $4)))
$$;

-- Domains and rules.
CREATE FUNCTION @extschema@._tap_domain_type(schema name, domain name) RETURNS text LANGUAGE sql AS $$
    SELECT format_type(t.typbasetype, t.typtypmod) FROM pg_type AS t
    WHERE t.typtype = 'd' AND t.typname = domain
        AND @extschema@._tap_visible(t.typnamespace, schema, pg_type_is_visible(t.oid)) LIMIT 1
$$;
CREATE FUNCTION @extschema@.domain_type_is(name, text, name, text, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@."is"(regexp_replace(@extschema@._tap_domain_type($1, $2::name), '^pg_catalog\.', ''),
        format_type(format('%I.%I', $3, $4)::regtype, NULL),
        coalesce($5, format('Domain %I.%I should extend type %s.%s', $1, $2, $3, $4)))
$$;
CREATE FUNCTION @extschema@.domain_type_is(text, text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@."is"(@extschema@._tap_domain_type(NULL::name, $1::name), format_type($2::regtype, NULL),
        format('Domain %s should extend type %s', $1, $2))
$$;
CREATE FUNCTION @extschema@.domain_type_isnt(text, text) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.isnt(@extschema@._tap_domain_type(NULL::name, $1::name), format_type($2::regtype, NULL),
        format('Domain %s should not extend type %s', $1, $2))
$$;
CREATE FUNCTION @extschema@._tap_rule(schema name, relation name, rule name) RETURNS pg_rewrite LANGUAGE sql AS $$
    SELECT r FROM pg_rewrite AS r WHERE r.rulename = rule AND r.ev_class = @extschema@._tap_relation(schema, relation)
$$;
CREATE FUNCTION @extschema@.has_rule(name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok((@extschema@._tap_rule($1, $2, $3)).oid IS NOT NULL,
        coalesce($4, format('Relation %I.%I should have rule %I', $1, $2, $3)))
$$;
CREATE FUNCTION @extschema@.hasnt_rule(name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok((@extschema@._tap_rule($1, $2, $3)).oid IS NULL,
        coalesce($4, format('Relation %I.%I should not have rule %I', $1, $2, $3)))
$$;
CREATE FUNCTION @extschema@.rule_is_instead(name, name, name, text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@.ok(coalesce((@extschema@._tap_rule($1, $2, $3)).is_instead, false),
        coalesce($4, format('Rule %I on relation %I.%I should be an INSTEAD rule', $3, $1, $2)))
$$;

-- The same of what the search path finds.
DO $unqualified$
DECLARE
    test record;
BEGIN
    FOR test IN
        SELECT * FROM (VALUES
            ('has_inherited_tables', 'name', '$1', 'Table %I should have descendents'),
            ('hasnt_inherited_tables', 'name', '$1', 'Table %I should not have descendents'),
            ('index_is_partial', 'name, name', '$1, $2', 'Index %2$I should be partial'),
            ('is_clustered', 'name, name', '$1, $2', 'Table %I should be clustered on index %I'),
            ('index_is_type', 'name, name, name', '$1, $2, $3', 'Index %2$I should be a %3$I index'),
            ('index_owner_is', 'name, name, name', '$1, $2, $3', 'Index %2$I on %1$I should be owned by %3$I'),
            ('has_rule', 'name, name', '$1, $2', 'Relation %I should have rule %I'),
            ('hasnt_rule', 'name, name', '$1, $2', 'Relation %I should not have rule %I'),
            ('rule_is_instead', 'name, name', '$1, $2', 'Rule %2$I on relation %1$I should be an INSTEAD rule'),
            ('sequence_privs_are', 'name, name, name[]', '$1, $2, $3',
                'Role %2$I should be granted the correct privileges on sequence %1$I'),
            ('any_column_privs_are', 'name, name, name[]', '$1, $2, $3',
                'Role %2$I should be granted the correct privileges on any column in %1$I')
        ) AS t (name, arguments, passed, title)
    LOOP
        EXECUTE format($create$
            CREATE FUNCTION @extschema@.%1$I(%2$s) RETURNS text LANGUAGE sql AS $body$
                SELECT @extschema@.%1$I(NULL::name, %3$s, format(%4$L, %5$s))
            $body$;
        $create$, test.name, test.arguments, test.passed, test.title, replace(test.passed, '$3', '$3::text'));
    END LOOP;
END
$unqualified$;

-- Several functions at once: all are there.
CREATE FUNCTION @extschema@.can(name, name[], text DEFAULT NULL) RETURNS text LANGUAGE sql AS $$
    SELECT @extschema@._tap(missing = '{}', coalesce($3, format('Schema %I can', $1)),
        '    ' || array_to_string(missing, E'() missing\n    ') || '() missing')
    FROM (SELECT array(SELECT w::text FROM unnest($2) AS w
        WHERE NOT EXISTS (SELECT FROM @extschema@._tap_functions($1, w, NULL::name[])))) AS m (missing)
$$;

-- A time that a query should need, and how far it may be from that, both in milliseconds.
CREATE FUNCTION @extschema@.performs_within(query text, average numeric, within numeric, iterations integer,
    descr text DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    begun timestamptz := clock_timestamp();
    taken numeric;
BEGIN
    FOR i IN 1..iterations LOOP
        EXECUTE @extschema@._tap_query(query);
    END LOOP;
    taken := extract(epoch FROM clock_timestamp() - begun) * 1000 / iterations;
    RETURN @extschema@._tap(abs(taken - average) <= within,
        coalesce(descr, format('Should run within %s +/- %s ms', average, within)),
        format('    average runtime: %s ms', round(taken, 3)));
END
$$;
CREATE FUNCTION @extschema@.performs_within(text, numeric, numeric, text DEFAULT NULL) RETURNS text
LANGUAGE sql AS $$ SELECT @extschema@.performs_within($1, $2, $3, 10, $4) $$;

-- A test of a test: three results, that it passes or fails as it should, and says what it should.
CREATE FUNCTION @extschema@.check_test(test text, should_pass boolean, name text DEFAULT NULL, want_descr text DEFAULT NULL,
    want_diag text DEFAULT NULL, match_diag boolean DEFAULT false) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
    first text := split_part(test, E'\n', 1);
    passed boolean := first !~ '^not ok';
    said text := regexp_replace(first, '^(not )?ok \d+( - )?', '');
    diag text := nullif(regexp_replace(regexp_replace(
        CASE WHEN strpos(test, E'\n') > 0 THEN substr(test, strpos(test, E'\n') + 1) ELSE '' END,
        '^# Failed test.*?(\n|$)', ''), '^#\s?', '', 'gn'), '');
    title text := coalesce(name || ' ', 'Test ') || 'should ';
BEGIN
    -- The test under test does not count.
    PERFORM @extschema@._tap_set('ran', @extschema@._tap_get('ran') - 1);
    IF NOT passed THEN
        PERFORM @extschema@._tap_set('failed', @extschema@._tap_get('failed') - 1);
    END IF;
    RETURN NEXT @extschema@."is"(passed, should_pass, title || CASE WHEN should_pass THEN 'pass' ELSE 'fail' END);
    IF want_descr IS NOT NULL THEN
        RETURN NEXT @extschema@."is"(said, want_descr, title || 'have the proper description');
    END IF;
    IF want_diag IS NOT NULL THEN
        RETURN NEXT CASE WHEN match_diag
            THEN @extschema@.matches(diag, want_diag, title || 'have the proper diagnostics')
            ELSE @extschema@."is"(coalesce(diag, ''), want_diag, title || 'have the proper diagnostics') END;
    END IF;
END
$$;

-- Whole suites of functions named test…, each undone after it ran.
CREATE FUNCTION @extschema@.runtests(schema name DEFAULT NULL, pattern text DEFAULT '^test') RETURNS SETOF text
LANGUAGE plpgsql AS $$
DECLARE
    test regprocedure;
    lines text[];
BEGIN
    PERFORM @extschema@.no_plan();
    FOR test IN
        SELECT p.oid FROM pg_proc AS p
        WHERE p.pronargs = 0 AND p.proname ~ pattern AND p.prorettype = 'text'::regtype
            AND @extschema@._tap_visible(p.pronamespace, schema, pg_function_is_visible(p.oid))
        ORDER BY p.proname
    LOOP
        BEGIN
            EXECUTE format('SELECT array(SELECT %s)', test) INTO lines;
            RAISE EXCEPTION USING ERRCODE = 'TAP01';
        EXCEPTION
            WHEN SQLSTATE 'TAP01' THEN
                -- The undoing took back the counters too.
                PERFORM @extschema@._tap_set('ran', @extschema@._tap_get('ran') + cardinality(lines)),
                    @extschema@._tap_set('failed', @extschema@._tap_get('failed')
                        + (SELECT count(*) FROM unnest(lines) AS l WHERE l LIKE 'not ok%')::integer);
                RETURN QUERY SELECT unnest(lines);
            WHEN OTHERS THEN
                RETURN NEXT @extschema@._tap(false, test::text, '    died: ' || SQLSTATE || ': ' || SQLERRM);
        END;
    END LOOP;
    RETURN QUERY SELECT @extschema@.finish();
END
$$;

CREATE FUNCTION @extschema@.pg_version() RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT current_setting('server_version') $$;
CREATE FUNCTION @extschema@.os_name() RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT lower(substring(version() FROM ' on \S+?-(?:\w+-)?(linux|darwin|mingw|windows)')) $$;
CREATE FUNCTION @extschema@.pg_version_num() RETURNS integer
LANGUAGE sql IMMUTABLE AS $$ SELECT current_setting('server_version_num')::integer $$;
CREATE FUNCTION @extschema@.pgtap_version() RETURNS numeric LANGUAGE sql IMMUTABLE AS $$ SELECT 1.3 $$;
CREATE FUNCTION @extschema@.collect_tap(VARIADIC text[]) RETURNS text
LANGUAGE sql AS $$ SELECT array_to_string($1, E'\n') $$;
