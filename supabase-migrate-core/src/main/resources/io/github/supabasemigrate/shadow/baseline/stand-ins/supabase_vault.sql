-- Secrets. They are stored encrypted and read through a view, as on the platform, but the key is no secret: this is a
-- cipher for throw-away databases, made of nothing but SHA-256.

CREATE FUNCTION vault._crypto_aead_det_noncegen() RETURNS bytea LANGUAGE sql VOLATILE AS $$
    SELECT pg_catalog.uuid_send(pg_catalog.gen_random_uuid())
$$;

-- XOR with a key stream: block n is the hash of key, nonce and n.
CREATE FUNCTION vault._stream(message bytea, key_id bigint, context bytea, nonce bytea) RETURNS bytea
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    result bytea := message;
    block bytea;
BEGIN
    FOR i IN 0..pg_catalog.length(message) - 1 LOOP
        IF i % 32 = 0 THEN
            block := pg_catalog.sha256(context || pg_catalog.int8send(key_id) || nonce || pg_catalog.int4send(i / 32));
        END IF;
        result := pg_catalog.set_byte(result, i, pg_catalog.get_byte(message, i) # pg_catalog.get_byte(block, i % 32));
    END LOOP;
    RETURN result;
END
$$;

CREATE FUNCTION vault._crypto_aead_det_encrypt(
    message bytea, additional bytea, key_id bigint, context bytea DEFAULT '\x7067736f6469756d',
    nonce bytea DEFAULT NULL)
RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT cipher || pg_catalog.sha256(cipher || additional || coalesce(nonce, ''))
    FROM vault._stream(message, key_id, context, coalesce(nonce, '')) AS cipher
$$;

CREATE FUNCTION vault._crypto_aead_det_decrypt(
    message bytea, additional bytea, key_id bigint, context bytea DEFAULT '\x7067736f6469756d',
    nonce bytea DEFAULT NULL)
RETURNS bytea LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    cipher bytea := pg_catalog.substr(message, 1, greatest(pg_catalog.length(message) - 32, 0));
BEGIN
    IF message IS NULL THEN
        RETURN NULL;
    ELSIF message <> cipher || pg_catalog.sha256(cipher || additional || coalesce(nonce, '')) THEN
        RAISE EXCEPTION 'invalid ciphertext' USING ERRCODE = '22000';
    END IF;
    RETURN vault._stream(cipher, key_id, context, coalesce(nonce, ''));
END
$$;

CREATE TABLE vault.secrets (
    id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
    name text,
    description text DEFAULT '' NOT NULL,
    secret text NOT NULL,
    key_id uuid,
    nonce bytea DEFAULT vault._crypto_aead_det_noncegen(),
    created_at timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL,
    updated_at timestamptz DEFAULT CURRENT_TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX secrets_name_idx ON vault.secrets (name) WHERE name IS NOT NULL;
COMMENT ON TABLE vault.secrets IS 'Table with encrypted `secret` column for storing sensitive information on disk.';

CREATE VIEW vault.decrypted_secrets AS
    SELECT s.id, s.name, s.description, s.secret,
        pg_catalog.convert_from(
            vault._crypto_aead_det_decrypt(
                pg_catalog.decode(s.secret, 'base64'), pg_catalog.convert_to(s.id::text, 'UTF8'), 0, nonce => s.nonce),
            'UTF8') AS decrypted_secret,
        s.key_id, s.nonce, s.created_at, s.updated_at
    FROM vault.secrets AS s;

-- A row written directly holds its secret in the clear, as versions before 0.3 let projects do; it is encrypted here,
-- whoever wrote it.
CREATE FUNCTION vault.secrets_encrypt_secret_secret() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.secret := pg_catalog.translate(
        pg_catalog.encode(
            vault._crypto_aead_det_encrypt(
                pg_catalog.convert_to(NEW.secret, 'UTF8'), pg_catalog.convert_to(NEW.id::text, 'UTF8'), 0,
                nonce => NEW.nonce),
            'base64'),
        E'\n', '');
    RETURN NEW;
END
$$;

CREATE TRIGGER secrets_encrypt_secret_on_insert
    BEFORE INSERT ON vault.secrets
    FOR EACH ROW EXECUTE FUNCTION vault.secrets_encrypt_secret_secret();
CREATE TRIGGER secrets_encrypt_secret_on_update
    BEFORE UPDATE OF secret ON vault.secrets
    FOR EACH ROW WHEN (OLD.secret IS DISTINCT FROM NEW.secret) EXECUTE FUNCTION vault.secrets_encrypt_secret_secret();

CREATE FUNCTION vault.create_secret(
    new_secret text, new_name text DEFAULT NULL, new_description text DEFAULT '', new_key_id uuid DEFAULT NULL)
RETURNS uuid LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    INSERT INTO vault.secrets (secret, name, description, key_id)
    VALUES (new_secret, new_name, coalesce(new_description, ''), new_key_id)
    RETURNING id
$$;

CREATE FUNCTION vault.update_secret(
    secret_id uuid, new_secret text DEFAULT NULL, new_name text DEFAULT NULL, new_description text DEFAULT NULL,
    new_key_id uuid DEFAULT NULL)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$
    UPDATE vault.secrets AS s
    SET secret = coalesce(new_secret, s.secret), name = coalesce(new_name, s.name),
        description = coalesce(new_description, s.description), key_id = coalesce(new_key_id, s.key_id),
        updated_at = CURRENT_TIMESTAMP
    WHERE s.id = secret_id
$$;

-- Nobody but postgres and the service role sees secrets.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA vault FROM PUBLIC;
DO $grants$
DECLARE
    grantee text;
BEGIN
    FOREACH grantee IN ARRAY ARRAY['postgres', 'service_role'] LOOP
        IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = grantee) THEN
            EXECUTE pg_catalog.format('GRANT SELECT, DELETE ON vault.secrets, vault.decrypted_secrets TO %I', grantee);
            EXECUTE pg_catalog.format(
                'GRANT EXECUTE ON FUNCTION vault.create_secret(text, text, text, uuid), '
                'vault.update_secret(uuid, text, text, text, uuid), '
                'vault._crypto_aead_det_decrypt(bytea, bytea, bigint, bytea, bytea), '
                'vault._stream(bytea, bigint, bytea, bytea) TO %I', grantee);
        END IF;
    END LOOP;
    IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'postgres') THEN
        GRANT TRUNCATE, REFERENCES ON vault.secrets, vault.decrypted_secrets TO postgres WITH GRANT OPTION;
    END IF;
END
$grants$;
