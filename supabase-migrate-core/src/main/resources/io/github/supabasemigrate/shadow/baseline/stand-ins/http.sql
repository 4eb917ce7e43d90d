-- pgsql-http 1.6: no request leaves the server. Every call answers 503 and says why.

CREATE DOMAIN http_method AS text;
CREATE DOMAIN content_type AS text CHECK (VALUE ~ '^\S+\/\S+');
CREATE TYPE http_header AS (field varchar, value varchar);
CREATE TYPE http_response AS (status integer, content_type varchar, headers http_header[], content varchar);
CREATE TYPE http_request AS (
    method http_method, uri varchar, headers http_header[], content_type varchar, content varchar);

CREATE FUNCTION http(request http_request) RETURNS http_response LANGUAGE sql
    RETURN ROW(503, 'text/plain', NULL, 'stand-in for http: no request was sent')::http_response;
CREATE FUNCTION http_header(field varchar, value varchar) RETURNS http_header LANGUAGE sql
    RETURN ROW(field, value)::http_header;
-- Fields and values in turn.
CREATE FUNCTION http_headers(VARIADIC args text[]) RETURNS http_header[] LANGUAGE sql
    RETURN (SELECT array_agg(http_header(args[i], args[i + 1]) ORDER BY i)
        FROM generate_series(1, cardinality(args) - 1, 2) AS i);

-- What a URL may hold as it is: letters, digits and -._~ (RFC 3986); each other byte is written %XX.
CREATE FUNCTION urlencode(string bytea) RETURNS text LANGUAGE sql IMMUTABLE STRICT
    RETURN (SELECT coalesce(string_agg(
            CASE WHEN byte < 128 AND chr(byte) ~ '[A-Za-z0-9._~-]' THEN chr(byte)
                ELSE '%' || upper(lpad(to_hex(byte), 2, '0')) END, '' ORDER BY i), '')
        FROM (SELECT i, get_byte(string, i) AS byte FROM generate_series(0, octet_length(string) - 1) AS i) AS bytes);
CREATE FUNCTION urlencode(string varchar) RETURNS text LANGUAGE sql IMMUTABLE STRICT
    RETURN urlencode(convert_to(string, 'UTF8'));
CREATE FUNCTION urlencode(data jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT
    RETURN (SELECT string_agg(urlencode(key::varchar) || '=' || urlencode(value::varchar), '&')
        FROM jsonb_each_text(data));
CREATE FUNCTION bytea_to_text(data bytea) RETURNS text LANGUAGE sql IMMUTABLE STRICT
    RETURN convert_from(data, 'UTF8');
CREATE FUNCTION text_to_bytea(data text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT
    RETURN convert_to(data, 'UTF8');

CREATE FUNCTION http_get(uri varchar) RETURNS http_response LANGUAGE sql
    RETURN http(ROW('GET', uri, NULL, NULL, NULL)::http_request);
CREATE FUNCTION http_get(uri varchar, data jsonb) RETURNS http_response LANGUAGE sql
    RETURN http_get((uri || '?' || urlencode(data))::varchar);
CREATE FUNCTION http_post(uri varchar, content varchar, content_type varchar) RETURNS http_response LANGUAGE sql
    RETURN http(ROW('POST', uri, NULL, content_type, content)::http_request);
CREATE FUNCTION http_post(uri varchar, data jsonb) RETURNS http_response LANGUAGE sql
    RETURN http_post(uri, urlencode(data)::varchar, 'application/x-www-form-urlencoded');
CREATE FUNCTION http_put(uri varchar, content varchar, content_type varchar) RETURNS http_response LANGUAGE sql
    RETURN http(ROW('PUT', uri, NULL, content_type, content)::http_request);
CREATE FUNCTION http_patch(uri varchar, content varchar, content_type varchar) RETURNS http_response LANGUAGE sql
    RETURN http(ROW('PATCH', uri, NULL, content_type, content)::http_request);
CREATE FUNCTION http_delete(uri varchar) RETURNS http_response LANGUAGE sql
    RETURN http(ROW('DELETE', uri, NULL, NULL, NULL)::http_request);
CREATE FUNCTION http_delete(uri varchar, content varchar, content_type varchar) RETURNS http_response LANGUAGE sql
    RETURN http(ROW('DELETE', uri, NULL, content_type, content)::http_request);
CREATE FUNCTION http_head(uri varchar) RETURNS http_response LANGUAGE sql
    RETURN http(ROW('HEAD', uri, NULL, NULL, NULL)::http_request);

-- Options would be curl's; none is kept.
CREATE FUNCTION http_set_curlopt(curlopt varchar, value varchar) RETURNS boolean LANGUAGE sql RETURN true;
CREATE FUNCTION http_reset_curlopt() RETURNS boolean LANGUAGE sql RETURN true;
CREATE FUNCTION http_list_curlopt() RETURNS TABLE (curlopt text, value text) LANGUAGE sql
    BEGIN ATOMIC
        SELECT NULL::text, NULL::text WHERE false;
    END;
