-- Asynchronous HTTP: a request is queued and gets its number, and no answer ever comes, since nothing sends it.

CREATE SCHEMA net;
GRANT USAGE ON SCHEMA net TO PUBLIC;

CREATE DOMAIN net.http_method AS text CHECK (VALUE IN ('GET', 'POST', 'DELETE'));
CREATE TYPE net.request_status AS ENUM ('PENDING', 'SUCCESS', 'ERROR');
CREATE TYPE net.http_response AS (status_code integer, headers jsonb, body text);
CREATE TYPE net.http_response_result AS (status net.request_status, message text, response net.http_response);

CREATE SEQUENCE net.http_request_queue_id_seq;
CREATE UNLOGGED TABLE net.http_request_queue (
    id bigint DEFAULT pg_catalog.nextval('net.http_request_queue_id_seq') NOT NULL,
    method net.http_method NOT NULL,
    url text NOT NULL,
    headers jsonb,
    body bytea,
    timeout_milliseconds integer NOT NULL
);
ALTER SEQUENCE net.http_request_queue_id_seq OWNED BY net.http_request_queue.id;

CREATE UNLOGGED TABLE net._http_response (
    id bigint,
    status_code integer,
    content_type text,
    headers jsonb,
    content text,
    timed_out boolean,
    error_msg text,
    created timestamptz DEFAULT now() NOT NULL
);
CREATE INDEX _http_response_created_idx ON net._http_response (created);

-- What a URL may hold as it is: letters, digits and -._~ (RFC 3986); each other byte is written %XX.
CREATE FUNCTION net._urlencode_string(string character varying) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT coalesce(string_agg(
        CASE WHEN chr(byte) ~ '[A-Za-z0-9._~-]' AND byte < 128 THEN chr(byte)
            ELSE '%' || upper(lpad(to_hex(byte), 2, '0')) END, '' ORDER BY i), '')
    FROM (SELECT i, get_byte(convert_to(string, 'UTF8'), i) AS byte
        FROM generate_series(0, octet_length(convert_to(string, 'UTF8')) - 1) AS i) AS bytes
$$;

CREATE FUNCTION net._encode_url_with_params_array(url text, params_array text[]) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN cardinality(params_array) = 0 THEN url
        ELSE url || CASE WHEN strpos(url, '?') > 0 THEN '&' ELSE '?' END || array_to_string(params_array, '&') END
$$;

CREATE FUNCTION net._request(
    method text, url text, params jsonb, headers jsonb, body bytea, timeout_milliseconds integer)
RETURNS bigint LANGUAGE sql AS $$
    INSERT INTO net.http_request_queue (method, url, headers, body, timeout_milliseconds)
    SELECT $1, net._encode_url_with_params_array($2, coalesce(array_agg(
            net._urlencode_string(key) || '=' || net._urlencode_string(value)) FILTER (WHERE key IS NOT NULL), '{}')),
        $4, $5, $6
    FROM (SELECT) AS one LEFT JOIN jsonb_each_text($3) AS param (key, value) ON true
    RETURNING id
$$;

CREATE FUNCTION net.http_get(
    url text, params jsonb DEFAULT '{}', headers jsonb DEFAULT '{}', timeout_milliseconds integer DEFAULT 5000)
RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = net AS $$
    SELECT net._request('GET', url, params, headers, NULL, timeout_milliseconds)
$$;

CREATE FUNCTION net.http_post(
    url text, body jsonb DEFAULT '{}', params jsonb DEFAULT '{}',
    headers jsonb DEFAULT '{"Content-Type": "application/json"}', timeout_milliseconds integer DEFAULT 5000)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = net AS $$
DECLARE
    content_type text := (SELECT value FROM jsonb_each_text(headers) WHERE lower(key) = 'content-type');
BEGIN
    IF content_type IS NULL THEN
        headers := coalesce(headers, '{}') || '{"Content-Type": "application/json"}';
    ELSIF content_type <> 'application/json' THEN
        RAISE EXCEPTION 'Content-Type header must be "application/json"';
    END IF;
    RETURN net._request('POST', url, params, headers, convert_to(body::text, 'UTF8'), timeout_milliseconds);
END
$$;

CREATE FUNCTION net.http_delete(
    url text, params jsonb DEFAULT '{}', headers jsonb DEFAULT '{}', timeout_milliseconds integer DEFAULT 5000,
    body jsonb DEFAULT NULL)
RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = net AS $$
    SELECT net._request('DELETE', url, params, headers, convert_to(body::text, 'UTF8'), timeout_milliseconds)
$$;

CREATE FUNCTION net._http_collect_response(request_id bigint, async boolean DEFAULT true)
RETURNS net.http_response_result LANGUAGE plpgsql SECURITY DEFINER SET search_path = net AS $$
DECLARE
    answer net._http_response;
BEGIN
    SELECT * INTO answer FROM net._http_response AS r WHERE r.id = request_id;
    IF answer.id IS NOT NULL THEN
        RETURN (CASE WHEN answer.error_msg IS NULL THEN 'SUCCESS' ELSE 'ERROR' END::net.request_status,
            coalesce(answer.error_msg, 'ok'),
            (answer.status_code, answer.headers, answer.content)::net.http_response)::net.http_response_result;
    ELSIF EXISTS (SELECT FROM net.http_request_queue AS q WHERE q.id = request_id) THEN
        RETURN ('PENDING'::net.request_status, 'request is pending processing', NULL)::net.http_response_result;
    END IF;
    RETURN ('ERROR'::net.request_status, 'request matching request_id not found', NULL)::net.http_response_result;
END
$$;

CREATE FUNCTION net.http_collect_response(request_id bigint, async boolean DEFAULT true)
RETURNS net.http_response_result LANGUAGE sql AS $$
    SELECT net._http_collect_response(request_id, async)
$$;

-- The worker that would send requests is not there.
CREATE FUNCTION net.check_worker_is_up() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the pg_net background worker is not up'
        USING DETAIL = 'This database has a stand-in for pg_net, which queues requests and sends none.';
END
$$;
CREATE FUNCTION net.worker_restart() RETURNS boolean LANGUAGE sql AS $$ SELECT false $$;
CREATE FUNCTION net.wait_until_running() RETURNS void LANGUAGE sql AS $$ SELECT net.check_worker_is_up() $$;

REVOKE EXECUTE ON FUNCTION net._request(text, text, jsonb, jsonb, bytea, integer) FROM PUBLIC;
