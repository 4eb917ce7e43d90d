-- JSON Web Tokens signed with HMAC (HS256, HS384, HS512), of the server's own SHA-2 functions.

CREATE FUNCTION @extschema@.url_encode(data bytea) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_catalog.translate(pg_catalog.encode(data, 'base64'), E'+/=\n', '-_')
$$;

CREATE FUNCTION @extschema@.url_decode(data text) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT pg_catalog.decode(
        pg_catalog.translate(data, '-_', '+/') || pg_catalog.repeat('=', (4 - pg_catalog.length(data) % 4) % 4),
        'base64')
$$;

-- RFC 2104, over SHA-2.
CREATE FUNCTION @extschema@.algorithm_sign(signables text, secret text, algorithm text) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    bits text := pg_catalog.substr(algorithm, 3);
    block_size int := CASE bits WHEN '256' THEN 64 ELSE 128 END;
    key bytea := pg_catalog.convert_to(secret, 'UTF8');
    inner_key bytea;
    outer_key bytea;
    digest bytea;
BEGIN
    IF algorithm NOT IN ('HS256', 'HS384', 'HS512') THEN
        RAISE EXCEPTION 'Cannot use "%": No such hash algorithm', algorithm USING ERRCODE = '22023';
    END IF;
    IF pg_catalog.length(key) > block_size THEN
        key := CASE bits WHEN '256' THEN pg_catalog.sha256(key) WHEN '384' THEN pg_catalog.sha384(key)
            ELSE pg_catalog.sha512(key) END;
    END IF;
    key := key || pg_catalog.decode(pg_catalog.repeat('00', block_size - pg_catalog.length(key)), 'hex');
    inner_key := key;
    outer_key := key;
    FOR i IN 0..block_size - 1 LOOP
        inner_key := pg_catalog.set_byte(inner_key, i, pg_catalog.get_byte(key, i) # 54);
        outer_key := pg_catalog.set_byte(outer_key, i, pg_catalog.get_byte(key, i) # 92);
    END LOOP;
    digest := inner_key || pg_catalog.convert_to(signables, 'UTF8');
    CASE bits
        WHEN '256' THEN digest := pg_catalog.sha256(outer_key || pg_catalog.sha256(digest));
        WHEN '384' THEN digest := pg_catalog.sha384(outer_key || pg_catalog.sha384(digest));
        ELSE digest := pg_catalog.sha512(outer_key || pg_catalog.sha512(digest));
    END CASE;
    RETURN @extschema@.url_encode(digest);
END
$$;

CREATE FUNCTION @extschema@.sign(payload json, secret text, algorithm text DEFAULT 'HS256') RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT signables || '.' || @extschema@.algorithm_sign(signables, secret, algorithm)
    FROM (SELECT
        @extschema@.url_encode(pg_catalog.convert_to('{"alg":"' || algorithm || '","typ":"JWT"}', 'UTF8')) || '.'
        || @extschema@.url_encode(pg_catalog.convert_to(payload::text, 'UTF8'))) AS token (signables)
$$;

CREATE FUNCTION @extschema@.try_cast_double(inp text) RETURNS double precision LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    RETURN inp::double precision;
EXCEPTION WHEN data_exception THEN
    RETURN NULL;
END
$$;

-- Valid: signed with this secret, and now lies between "nbf" and "exp" where these are given.
CREATE FUNCTION @extschema@.verify(token text, secret text, algorithm text DEFAULT 'HS256')
RETURNS TABLE (header json, payload json, valid boolean) LANGUAGE sql IMMUTABLE AS $$
    SELECT t.header, t.payload, t.signed AND pg_catalog.tstzrange(
        pg_catalog.to_timestamp(@extschema@.try_cast_double(t.payload ->> 'nbf')),
        pg_catalog.to_timestamp(@extschema@.try_cast_double(t.payload ->> 'exp'))) @> CURRENT_TIMESTAMP
    FROM (SELECT
        pg_catalog.convert_from(@extschema@.url_decode(part[1]), 'UTF8')::json AS header,
        pg_catalog.convert_from(@extschema@.url_decode(part[2]), 'UTF8')::json AS payload,
        part[3] = @extschema@.algorithm_sign(part[1] || '.' || part[2], secret, algorithm) AS signed
        FROM pg_catalog.string_to_array(token, '.') AS part) AS t
$$;
