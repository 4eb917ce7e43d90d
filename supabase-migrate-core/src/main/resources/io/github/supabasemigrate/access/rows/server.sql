-- What the seeder does on the server, so that a schema costs a handful of round trips. All of it is temporary.

CREATE TEMPORARY TABLE IF NOT EXISTS access_rows (relation text NOT NULL, slot text NOT NULL, json jsonb NOT NULL);
TRUNCATE access_rows;

-- The candidates that a type takes.
CREATE OR REPLACE FUNCTION pg_temp.access_castable(type text, candidates text[]) RETURNS int[] LANGUAGE plpgsql AS $$
DECLARE
  taken int[] := '{}';
BEGIN
  BEGIN
    EXECUTE pg_catalog.format('SELECT pg_catalog.count(c::%s) FROM pg_catalog.unnest($1) c', type) USING candidates;
    RETURN ARRAY(SELECT i FROM pg_catalog.generate_subscripts(candidates, 1) i);
  EXCEPTION WHEN OTHERS THEN NULL;
  END;
  FOR i IN 1 .. pg_catalog.cardinality(candidates) LOOP
    BEGIN
      EXECUTE pg_catalog.format('SELECT $1::%s', type) USING candidates[i];
      taken := taken || i;
    EXCEPTION WHEN OTHERS THEN NULL;
    END;
  END LOOP;
  RETURN taken;
END $$;

-- Positions of candidates, one a column, that satisfy checks together; the first ones first.
CREATE OR REPLACE FUNCTION pg_temp.access_fit(question jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  names text[] := ARRAY(SELECT c ->> 'name' FROM pg_catalog.jsonb_array_elements(question -> 'columns') c);
  checks text := coalesce((SELECT pg_catalog.string_agg('(' || c || ') IS NOT FALSE', ' AND ')
    FROM pg_catalog.jsonb_array_elements_text(question -> 'checks') c), 'true');
  sources text := '';
  positions text := '';
  sums text := '0';
  types text := '';
  taken int[];
  columns jsonb := question -> 'columns';
  candidates text[];
  fits jsonb;
  one jsonb;
  fitting boolean;
BEGIN
  FOR i IN 0 .. pg_catalog.cardinality(names) - 1 LOOP
    candidates := ARRAY(SELECT c FROM pg_catalog.jsonb_array_elements_text(columns -> i -> 'candidates') c);
    taken := pg_temp.access_castable(columns -> i ->> 'type', candidates);
    sources := sources || pg_catalog.format(
      '%s (SELECT (%L::text[])[p] AS v, p FROM pg_catalog.unnest(%L::int[]) p) c%s',
      CASE WHEN i = 0 THEN '' ELSE ' CROSS JOIN' END, candidates, taken, i);
    positions := positions || pg_catalog.format('%sc%s.p', CASE WHEN i = 0 THEN '' ELSE ', ' END, i);
    sums := sums || pg_catalog.format(' + c%s.p', i);
    types := types || pg_catalog.format('%sc%s.v::%s AS %I',
      CASE WHEN i = 0 THEN '' ELSE ', ' END, i, columns -> i ->> 'type', names[i + 1]);
  END LOOP;
  BEGIN
    EXECUTE pg_catalog.format(
      'SELECT coalesce(pg_catalog.jsonb_agg(s.p), ''[]'') FROM (SELECT pg_catalog.jsonb_build_array(%s) AS p FROM %s'
      || ' WHERE (SELECT %s FROM (SELECT %s) x) ORDER BY %s, 1 LIMIT %s) s',
      positions, sources, checks, types, sums, question ->> 'want') INTO fits;
    RETURN fits;
  EXCEPTION WHEN OTHERS THEN fits := '[]';
  END;
  -- One combination makes a check fail with an error: ask for each by itself.
  FOR one IN EXECUTE pg_catalog.format(
      'SELECT pg_catalog.jsonb_build_array(pg_catalog.jsonb_build_array(%s), pg_catalog.to_jsonb(ARRAY[%s]::text[])) FROM %s ORDER BY %s LIMIT 600',
      positions, pg_catalog.regexp_replace(positions, '\.p', '.v', 'g'), sources, sums) LOOP
    BEGIN
      EXECUTE pg_catalog.format('SELECT %s FROM (SELECT %s) x', checks,
        (SELECT pg_catalog.string_agg(pg_catalog.format('%L::%s AS %I', v, columns -> (o - 1)::int ->> 'type', names[o]), ', ')
         FROM pg_catalog.jsonb_array_elements_text(one -> 1) WITH ORDINALITY AS e (v, o))) INTO fitting;
      IF fitting THEN
        fits := fits || pg_catalog.jsonb_build_array(one -> 0);
      END IF;
    EXCEPTION WHEN OTHERS THEN NULL;
    END;
    EXIT WHEN pg_catalog.jsonb_array_length(fits) >= (question ->> 'want')::int;
  END LOOP;
  RETURN fits;
END $$;

-- Inserts rows, each in a subtransaction of its own, and says what became of each. Steps are in order; a step whose parents
-- are not there waits. A spare row is taken back at once.
CREATE OR REPLACE FUNCTION pg_temp.access_insert(steps jsonb) RETURNS SETOF jsonb LANGUAGE plpgsql AS $$
DECLARE
  step jsonb;
  found jsonb;
  input jsonb;
  outcome text;
  state text;
  message text;
  detail text;
  "constraint" text;
  "column" text;
  "table" text;
  context text;
BEGIN
  FOR step IN SELECT value FROM pg_catalog.jsonb_array_elements(steps) LOOP
    found := NULL;
    input := NULL;
    state := NULL;
    message := NULL;
    outcome := 'inserted';
    IF EXISTS (SELECT FROM pg_catalog.jsonb_array_elements(step -> 'needs') n
               WHERE NOT EXISTS (SELECT FROM pg_temp.access_rows r
                                 WHERE r.relation = n ->> 0 AND r.slot = n ->> 1)) THEN
      RETURN NEXT pg_catalog.jsonb_build_object('id', step -> 'id', 'outcome', 'waiting');
      CONTINUE;
    END IF;
    BEGIN
      PERFORM pg_catalog.set_config('request.jwt.claims', step ->> 'claims', true),
              pg_catalog.set_config('session_replication_role', step ->> 'triggers', true);
      IF (step ->> 'defers')::boolean THEN
        SET CONSTRAINTS ALL DEFERRED;
      ELSE
        SET CONSTRAINTS ALL IMMEDIATE;
      END IF;
      IF step ->> 'first' IS NOT NULL THEN
        EXECUTE step ->> 'first' INTO found;
        outcome := 'adopted';
      END IF;
      IF step ->> 'remove' IS NOT NULL THEN
        PERFORM pg_catalog.set_config('session_replication_role', 'replica', true);
        EXECUTE step ->> 'remove';
        PERFORM pg_catalog.set_config('session_replication_role', step ->> 'triggers', true);
      END IF;
      IF found IS NULL THEN
        outcome := 'inserted';
        EXECUTE step ->> 'input' INTO input;
        EXECUTE step ->> 'insert' INTO found;
      END IF;
      PERFORM pg_catalog.set_config('session_replication_role', 'origin', true);
      IF (step ->> 'spare')::boolean AND found IS NOT NULL THEN
        RAISE EXCEPTION USING ERRCODE = 'SM000', MESSAGE = 'taken back';
      END IF;
    EXCEPTION WHEN OTHERS THEN
      GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL,
        "constraint" = CONSTRAINT_NAME, "column" = COLUMN_NAME, "table" = TABLE_NAME, context = PG_EXCEPTION_CONTEXT;
      PERFORM pg_catalog.set_config('session_replication_role', 'origin', true);
      IF state <> 'SM000' THEN
        outcome := 'refused';
        found := NULL;
      END IF;
    END;
    IF found IS NULL AND NOT (step ->> 'spare')::boolean AND step ->> 'adopt' IS NOT NULL
        AND (state IS NULL OR state = '23505' OR (step ->> 'settles')::boolean) THEN
      EXECUTE step ->> 'adopt' INTO found;
      outcome := CASE WHEN found IS NULL THEN outcome ELSE 'adopted' END;
    END IF;
    IF found IS NOT NULL AND NOT (step ->> 'spare')::boolean THEN
      INSERT INTO pg_temp.access_rows VALUES (step ->> 'relation', step ->> 'slot', found);
    END IF;
    RETURN NEXT pg_catalog.jsonb_build_object('id', step -> 'id',
      'outcome', CASE WHEN found IS NULL AND outcome <> 'refused' THEN 'dropped' ELSE outcome END,
      'row', found, 'input', input, 'state', state, 'message', message, 'detail', detail, 'constraint', "constraint",
      'column', "column", 'table', "table", 'context', context);
  END LOOP;
END $$;

-- Runs statements in a subtransaction that is taken back if asked; the error, or null.
CREATE OR REPLACE FUNCTION pg_temp.access_try(statements jsonb, keep boolean) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  statement text;
BEGIN
  BEGIN
    PERFORM pg_catalog.set_config('session_replication_role', 'replica', true);
    FOR statement IN SELECT value FROM pg_catalog.jsonb_array_elements_text(statements) LOOP
      EXECUTE statement;
    END LOOP;
    PERFORM pg_catalog.set_config('session_replication_role', 'origin', true);
    IF NOT keep THEN
      RAISE EXCEPTION USING ERRCODE = 'SM000', MESSAGE = 'taken back';
    END IF;
  EXCEPTION WHEN OTHERS THEN
    PERFORM pg_catalog.set_config('session_replication_role', 'origin', true);
    RETURN CASE WHEN SQLSTATE = 'SM000' THEN NULL ELSE SQLSTATE || ' ' || SQLERRM END;
  END;
  RETURN NULL;
END $$;
