-- Hashids (https://hashids.org): short names for numbers, as the published algorithm makes them.

CREATE FUNCTION @extschema@._shuffled(alphabet text, salt text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    letters text[] := string_to_array(alphabet, NULL);
    swap text;
    v integer := 0;
    p integer := 0;
    code integer;
    j integer;
BEGIN
    IF salt = '' THEN
        RETURN alphabet;
    END IF;
    FOR i IN REVERSE cardinality(letters) - 1..1 LOOP
        v := v % length(salt);
        code := ascii(substr(salt, v + 1, 1));
        p := p + code;
        j := (code + v + p) % i;
        swap := letters[i + 1];
        letters[i + 1] := letters[j + 1];
        letters[j + 1] := swap;
        v := v + 1;
    END LOOP;
    RETURN array_to_string(letters, '');
END
$$;

-- A number in the base that the alphabet spells, and back.
CREATE FUNCTION @extschema@._spelled(number bigint, alphabet text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    result text := '';
BEGIN
    LOOP
        result := substr(alphabet, (number % length(alphabet))::integer + 1, 1) || result;
        number := number / length(alphabet);
        EXIT WHEN number = 0;
    END LOOP;
    RETURN result;
END
$$;
CREATE FUNCTION @extschema@._valued(spelled text, alphabet text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT sum((strpos(alphabet, letter) - 1) * (length(alphabet)::numeric ^ (length(spelled) - i)))::bigint
    FROM unnest(string_to_array(spelled, NULL)) WITH ORDINALITY AS s (letter, i)
$$;

-- The letters are parted: some separate numbers, some guard the ends, the rest spell.
CREATE FUNCTION @extschema@._parted(salt text, letters text, OUT alphabet text, OUT separators text, OUT guards text)
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    wanted integer;
    missing integer;
BEGIN
    SELECT string_agg(letter, '' ORDER BY i) INTO alphabet
    FROM (SELECT letter, min(i) AS i FROM unnest(string_to_array(letters, NULL)) WITH ORDINALITY AS a (letter, i)
        GROUP BY letter) AS once;
    IF length(alphabet) < 16 THEN
        RAISE EXCEPTION 'alphabet must contain at least 16 unique characters' USING ERRCODE = '22023';
    END IF;
    SELECT coalesce(string_agg(letter, '' ORDER BY i), '') INTO separators
    FROM unnest(string_to_array('cfhistuCFHISTU', NULL)) WITH ORDINALITY AS s (letter, i)
    WHERE strpos(alphabet, letter) > 0;
    alphabet := translate(alphabet, separators, '');
    separators := @extschema@._shuffled(separators, salt);
    IF separators = '' OR length(alphabet) / length(separators)::numeric > 3.5 THEN
        wanted := greatest(ceil(length(alphabet) / 3.5), 2);
        missing := greatest(wanted - length(separators), 0);
        separators := left(separators || left(alphabet, missing), wanted);
        alphabet := substr(alphabet, missing + 1);
    END IF;
    alphabet := @extschema@._shuffled(alphabet, salt);
    wanted := ceil(length(alphabet) / 12.0);
    IF length(alphabet) < 3 THEN
        guards := left(separators, wanted);
        separators := substr(separators, wanted + 1);
    ELSE
        guards := left(alphabet, wanted);
        alphabet := substr(alphabet, wanted + 1);
    END IF;
END
$$;

CREATE FUNCTION @extschema@.id_encode(
    numbers bigint[], salt text DEFAULT '', min_length integer DEFAULT 0,
    alphabet text DEFAULT 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890')
RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    part record;
    total bigint := (SELECT coalesce(sum(n % (i + 99)), 0) FROM unnest(numbers) WITH ORDINALITY AS u (n, i));
    letters text;
    lottery text;
    result text;
    spelled text;
    half integer;
    excess integer;
BEGIN
    IF 0 > ANY (numbers) OR cardinality(numbers) = 0 THEN
        RETURN '';
    END IF;
    SELECT * INTO part FROM @extschema@._parted(salt, alphabet);
    letters := part.alphabet;
    lottery := substr(letters, (total % length(letters))::integer + 1, 1);
    result := lottery;
    FOR i IN 1..cardinality(numbers) LOOP
        letters := @extschema@._shuffled(letters, left(lottery || salt || letters, length(letters)));
        spelled := @extschema@._spelled(numbers[i], letters);
        result := result || spelled;
        IF i < cardinality(numbers) THEN
            result := result || substr(part.separators,
                (numbers[i] % (ascii(spelled) + i - 1) % length(part.separators))::integer + 1, 1);
        END IF;
    END LOOP;
    IF length(result) < min_length THEN
        result := substr(part.guards, ((total + ascii(result)) % length(part.guards))::integer + 1, 1) || result;
    END IF;
    IF length(result) < min_length THEN
        result := result
            || substr(part.guards, ((total + ascii(substr(result, 3, 1))) % length(part.guards))::integer + 1, 1);
    END IF;
    half := length(letters) / 2;
    WHILE length(result) < min_length LOOP
        letters := @extschema@._shuffled(letters, letters);
        result := substr(letters, half + 1) || result || left(letters, half);
        excess := length(result) - min_length;
        IF excess > 0 THEN
            result := substr(result, excess / 2 + 1, min_length);
        END IF;
    END LOOP;
    RETURN result;
END
$$;

CREATE FUNCTION @extschema@.id_decode(
    hash text, salt text DEFAULT '', min_length integer DEFAULT 0,
    alphabet text DEFAULT 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890')
RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    part record;
    pieces text[];
    body text;
    letters text;
    spelled text;
    numbers bigint[] := '{}';
BEGIN
    SELECT * INTO part FROM @extschema@._parted(salt, alphabet);
    pieces := string_to_array(translate(hash, part.guards, repeat(' ', length(part.guards))), ' ');
    body := CASE WHEN cardinality(pieces) IN (2, 3) THEN pieces[2] ELSE pieces[1] END;
    letters := part.alphabet;
    FOREACH spelled IN ARRAY string_to_array(
        translate(substr(body, 2), part.separators, repeat(' ', length(part.separators))), ' ')
    LOOP
        letters := @extschema@._shuffled(letters, left(left(body, 1) || salt || letters, length(letters)));
        numbers := numbers || @extschema@._valued(spelled, letters);
    END LOOP;
    -- What this salt would not have made is nobody's number.
    RETURN CASE WHEN @extschema@.id_encode(numbers, salt, min_length, alphabet) = hash THEN numbers ELSE '{}' END;
END
$$;

CREATE FUNCTION @extschema@.id_encode(
    number bigint, salt text DEFAULT '', min_length integer DEFAULT 0,
    alphabet text DEFAULT 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890')
RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT @extschema@.id_encode(ARRAY[number], salt, min_length, alphabet)
$$;
CREATE FUNCTION @extschema@.id_decode_once(
    hash text, salt text DEFAULT '', min_length integer DEFAULT 0,
    alphabet text DEFAULT 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890')
RETURNS bigint LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT (@extschema@.id_decode(hash, salt, min_length, alphabet))[1]
$$;
CREATE FUNCTION @extschema@.hash_encode(number bigint, salt text DEFAULT '', min_length integer DEFAULT 0) RETURNS text
LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT @extschema@.id_encode(number, salt, min_length) $$;
CREATE FUNCTION @extschema@.hash_decode(hash text, salt text, min_length integer) RETURNS bigint
LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT @extschema@.id_decode_once(hash, salt, min_length) $$;
