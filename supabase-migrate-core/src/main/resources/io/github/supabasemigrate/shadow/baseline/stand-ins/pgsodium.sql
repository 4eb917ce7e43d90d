-- pgsodium: keys, random bytes, SHA-2 and HMAC are right; "encryption" is a reversible cipher made of SHA-256 and
-- guards nothing; algorithms that SQL cannot compute raise an error.

CREATE TYPE pgsodium.key_status AS ENUM ('default', 'valid', 'invalid', 'expired');
CREATE TYPE pgsodium.key_type AS ENUM (
    'aead-ietf', 'aead-det', 'hmacsha512', 'hmacsha256', 'auth', 'shorthash', 'generichash', 'kdf', 'secretbox',
    'secretstream', 'stream_xchacha20');

CREATE SEQUENCE pgsodium.key_key_id_seq;
CREATE TABLE pgsodium.key (
    id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    status pgsodium.key_status DEFAULT 'valid',
    created timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL,
    expires timestamptz,
    key_type pgsodium.key_type,
    key_id bigint DEFAULT nextval('pgsodium.key_key_id_seq'),
    key_context bytea DEFAULT '\x7067736f6469756d' CHECK (length(key_context) = 8),
    name text UNIQUE,
    associated_data text DEFAULT 'associated',
    raw_key bytea,
    raw_key_nonce bytea,
    parent_key uuid REFERENCES pgsodium.key (id),
    comment text,
    user_data text
);
COMMENT ON TABLE pgsodium.key IS 'This table holds metadata for derived keys given a key_id and key_context.';

CREATE VIEW pgsodium.valid_key AS
    SELECT id, name, status, key_type, key_id, key_context, created, expires, associated_data
    FROM pgsodium.key
    WHERE status IN ('valid', 'default') AND (expires IS NULL OR expires > now());

CREATE FUNCTION pgsodium.randombytes_buf(size integer) RETURNS bytea LANGUAGE sql VOLATILE AS $$
    SELECT coalesce(substr(string_agg(uuid_send(gen_random_uuid()), ''), 1, size), '')
    FROM generate_series(1, (size + 15) / 16)
$$;
CREATE FUNCTION pgsodium.randombytes_random() RETURNS integer LANGUAGE sql VOLATILE AS $$
    SELECT ('x' || encode(pgsodium.randombytes_buf(4), 'hex'))::bit(32)::integer
$$;
CREATE FUNCTION pgsodium.randombytes_uniform(upper_bound integer) RETURNS integer LANGUAGE sql VOLATILE AS $$
    SELECT floor(random() * upper_bound)::integer
$$;
CREATE FUNCTION pgsodium.randombytes_new_seed() RETURNS bytea LANGUAGE sql VOLATILE AS $$
    SELECT pgsodium.randombytes_buf(32)
$$;

-- A key is what it was given as, or follows from its number and context.
CREATE FUNCTION pgsodium.derive_key(
    key_id bigint, key_len integer DEFAULT 32, context bytea DEFAULT '\x7067736f6469756d')
RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT substr(sha512(context || int8send(key_id)), 1, key_len)
$$;
CREATE FUNCTION pgsodium._key(key_uuid uuid) RETURNS bytea LANGUAGE plpgsql STABLE AS $$
DECLARE
    found pgsodium.key;
BEGIN
    SELECT * INTO STRICT found FROM pgsodium.key AS k WHERE k.id = key_uuid;
    RETURN coalesce(found.raw_key, pgsodium.derive_key(found.key_id, 32, found.key_context));
END
$$;
CREATE FUNCTION pgsodium.create_key(
    key_type pgsodium.key_type DEFAULT 'aead-det', name text DEFAULT NULL, raw_key bytea DEFAULT NULL,
    raw_key_nonce bytea DEFAULT NULL, parent_key uuid DEFAULT NULL, key_context bytea DEFAULT '\x7067736f6469756d',
    expires timestamptz DEFAULT NULL, associated_data text DEFAULT '')
RETURNS pgsodium.valid_key LANGUAGE plpgsql AS $$
DECLARE
    new_id uuid;
    created pgsodium.valid_key;
BEGIN
    INSERT INTO pgsodium.key (key_type, name, raw_key, raw_key_nonce, parent_key, key_context, expires, associated_data)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    RETURNING id INTO new_id;
    SELECT * INTO created FROM pgsodium.valid_key AS k WHERE k.id = new_id;
    RETURN created;
END
$$;
CREATE FUNCTION pgsodium.get_key_by_id(uuid) RETURNS pgsodium.valid_key LANGUAGE sql STABLE AS $$
    SELECT * FROM pgsodium.valid_key WHERE id = $1
$$;
CREATE FUNCTION pgsodium.get_key_by_name(text) RETURNS pgsodium.valid_key LANGUAGE sql STABLE AS $$
    SELECT * FROM pgsodium.valid_key WHERE name = $1
$$;

-- XOR with a key stream, and back.
CREATE FUNCTION pgsodium._stream(message bytea, key bytea, nonce bytea) RETURNS bytea LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    result bytea := message;
    block bytea;
BEGIN
    FOR i IN 0..length(message) - 1 LOOP
        IF i % 32 = 0 THEN
            block := sha256(key || coalesce(nonce, '') || int4send(i / 32));
        END IF;
        result := set_byte(result, i, get_byte(message, i) # get_byte(block, i % 32));
    END LOOP;
    RETURN result;
END
$$;
CREATE FUNCTION pgsodium._seal(message bytea, additional bytea, key bytea, nonce bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
    SELECT cipher || sha256(cipher || coalesce(additional, '') || key || coalesce(nonce, ''))
    FROM pgsodium._stream(message, key, nonce) AS cipher
$$;
CREATE FUNCTION pgsodium._open(sealed bytea, additional bytea, key bytea, nonce bytea) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    cipher bytea := substr(sealed, 1, greatest(length(sealed) - 32, 0));
BEGIN
    IF sealed <> cipher || sha256(cipher || coalesce(additional, '') || key || coalesce(nonce, '')) THEN
        RAISE EXCEPTION 'invalid ciphertext' USING ERRCODE = '22000';
    END IF;
    RETURN pgsodium._stream(cipher, key, nonce);
END
$$;

CREATE FUNCTION pgsodium.crypto_aead_det_keygen() RETURNS bytea LANGUAGE sql VOLATILE AS $$
    SELECT pgsodium.randombytes_buf(32)
$$;
CREATE FUNCTION pgsodium.crypto_aead_det_noncegen() RETURNS bytea LANGUAGE sql VOLATILE AS $$
    SELECT pgsodium.randombytes_buf(16)
$$;
CREATE FUNCTION pgsodium.crypto_aead_det_encrypt(
    message bytea, additional bytea, key bytea, nonce bytea DEFAULT NULL)
RETURNS bytea LANGUAGE sql IMMUTABLE AS $$ SELECT pgsodium._seal(message, additional, key, nonce) $$;
CREATE FUNCTION pgsodium.crypto_aead_det_decrypt(
    message bytea, additional bytea, key bytea, nonce bytea DEFAULT NULL)
RETURNS bytea LANGUAGE sql IMMUTABLE AS $$ SELECT pgsodium._open(message, additional, key, nonce) $$;
CREATE FUNCTION pgsodium.crypto_aead_det_encrypt(
    message bytea, additional bytea, key_uuid uuid, nonce bytea DEFAULT NULL)
RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT pgsodium._seal(message, additional, pgsodium._key(key_uuid), nonce)
$$;
CREATE FUNCTION pgsodium.crypto_aead_det_decrypt(
    message bytea, additional bytea, key_uuid uuid, nonce bytea DEFAULT NULL)
RETURNS bytea LANGUAGE sql STABLE AS $$
    SELECT pgsodium._open(message, additional, pgsodium._key(key_uuid), nonce)
$$;
CREATE FUNCTION pgsodium.crypto_aead_det_encrypt(
    message bytea, additional bytea, key_id bigint, context bytea DEFAULT '\x7067736f6469756d',
    nonce bytea DEFAULT NULL)
RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT pgsodium._seal(message, additional, pgsodium.derive_key(key_id, 32, context), nonce)
$$;
CREATE FUNCTION pgsodium.crypto_aead_det_decrypt(
    message bytea, additional bytea, key_id bigint, context bytea DEFAULT '\x7067736f6469756d',
    nonce bytea DEFAULT NULL)
RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT pgsodium._open(message, additional, pgsodium.derive_key(key_id, 32, context), nonce)
$$;

CREATE FUNCTION pgsodium.crypto_secretbox_keygen() RETURNS bytea LANGUAGE sql VOLATILE AS $$
    SELECT pgsodium.randombytes_buf(32)
$$;
CREATE FUNCTION pgsodium.crypto_secretbox_noncegen() RETURNS bytea LANGUAGE sql VOLATILE AS $$
    SELECT pgsodium.randombytes_buf(24)
$$;
CREATE FUNCTION pgsodium.crypto_secretbox(message bytea, nonce bytea, key bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$ SELECT pgsodium._seal(message, '', key, nonce) $$;
CREATE FUNCTION pgsodium.crypto_secretbox_open(ciphertext bytea, nonce bytea, key bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$ SELECT pgsodium._open(ciphertext, '', key, nonce) $$;

-- SHA-2 and HMAC are what they are everywhere.
CREATE FUNCTION pgsodium.crypto_hash_sha256(message bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(message)
$$;
CREATE FUNCTION pgsodium.crypto_hash_sha512(message bytea) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha512(message)
$$;
CREATE FUNCTION pgsodium._pad(key bytea, size integer, mask integer) RETURNS bytea LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    padded bytea := key || decode(repeat('00', size - length(key)), 'hex');
BEGIN
    FOR i IN 0..size - 1 LOOP
        padded := set_byte(padded, i, get_byte(padded, i) # mask);
    END LOOP;
    RETURN padded;
END
$$;
CREATE FUNCTION pgsodium.crypto_auth_hmacsha256(message bytea, secret bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(pgsodium._pad(key, 64, 92) || sha256(pgsodium._pad(key, 64, 54) || message))
    FROM (SELECT CASE WHEN length(secret) > 64 THEN sha256(secret) ELSE secret END) AS k (key)
$$;
CREATE FUNCTION pgsodium.crypto_auth_hmacsha512(message bytea, secret bytea) RETURNS bytea
LANGUAGE sql IMMUTABLE AS $$
    SELECT sha512(pgsodium._pad(key, 128, 92) || sha512(pgsodium._pad(key, 128, 54) || message))
    FROM (SELECT CASE WHEN length(secret) > 128 THEN sha512(secret) ELSE secret END) AS k (key)
$$;
CREATE FUNCTION pgsodium.crypto_auth_hmacsha256_verify(hash bytea, message bytea, secret bytea) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$ SELECT hash = pgsodium.crypto_auth_hmacsha256(message, secret) $$;
CREATE FUNCTION pgsodium.crypto_auth_hmacsha512_verify(hash bytea, message bytea, secret bytea) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$ SELECT hash = pgsodium.crypto_auth_hmacsha512(message, secret) $$;

-- BLAKE2, SipHash, Argon2 and curves are beyond SQL.
CREATE FUNCTION pgsodium._not_here(function text) RETURNS bytea LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'stand-in for pgsodium: % cannot be computed in SQL', function USING ERRCODE = '0A000';
END
$$;
CREATE FUNCTION pgsodium.crypto_generichash(message bytea, key bytea DEFAULT NULL) RETURNS bytea
LANGUAGE sql AS $$ SELECT pgsodium._not_here('crypto_generichash') $$;
CREATE FUNCTION pgsodium.crypto_shorthash(message bytea, key bytea) RETURNS bytea
LANGUAGE sql AS $$ SELECT pgsodium._not_here('crypto_shorthash') $$;
CREATE FUNCTION pgsodium.crypto_pwhash(password bytea, salt bytea) RETURNS bytea
LANGUAGE sql AS $$ SELECT pgsodium._not_here('crypto_pwhash') $$;
CREATE FUNCTION pgsodium.crypto_sign(message bytea, key bytea) RETURNS bytea
LANGUAGE sql AS $$ SELECT pgsodium._not_here('crypto_sign') $$;
CREATE FUNCTION pgsodium.crypto_box(message bytea, nonce bytea, public bytea, secret bytea) RETURNS bytea
LANGUAGE sql AS $$ SELECT pgsodium._not_here('crypto_box') $$;

-- Transparent column encryption works by security labels, which need the real library.
CREATE FUNCTION pgsodium.update_masks(debug boolean DEFAULT false) RETURNS void LANGUAGE sql AS $$ SELECT $$;
CREATE FUNCTION pgsodium.enable_security_label_trigger() RETURNS void LANGUAGE sql AS $$ SELECT $$;
CREATE FUNCTION pgsodium.disable_security_label_trigger() RETURNS void LANGUAGE sql AS $$ SELECT $$;
CREATE FUNCTION pgsodium.has_mask(role regrole, source_name text) RETURNS boolean
LANGUAGE sql AS $$ SELECT false $$;
