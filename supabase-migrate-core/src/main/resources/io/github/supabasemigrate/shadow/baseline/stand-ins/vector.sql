-- pgvector 0.8 in SQL. The types are text inside (a type's input function cannot be written in SQL), so a value is
-- checked where SQL can see it: when it meets a type with dimensions, and when it is computed with. Results are right,
-- and slow. Indexes are accepted and never used to search.
--
-- Every function is written with RETURN, so that it finds the others wherever the extension is moved.

-- Types.

CREATE TYPE vector;
CREATE TYPE halfvec;
CREATE TYPE sparsevec;

DO $types$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['vector', 'halfvec', 'sparsevec'] LOOP
        EXECUTE format($sql$
            CREATE FUNCTION %1$s_in(cstring, oid, integer) RETURNS %1$s
                LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'textin';
            CREATE FUNCTION %1$s_out(%1$s) RETURNS cstring
                LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'textout';
            CREATE FUNCTION %1$s_recv(internal, oid, integer) RETURNS %1$s
                LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'textrecv';
            CREATE FUNCTION %1$s_send(%1$s) RETURNS bytea
                LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'textsend';
            -- Like bit(n), vector(n) keeps n itself.
            CREATE FUNCTION %1$s_typmod_in(cstring[]) RETURNS integer
                LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'bittypmodin';
            CREATE FUNCTION _%1$s_typmod_out(integer) RETURNS cstring
                LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS 'bittypmodout';
            CREATE TYPE %1$s (INPUT = %1$s_in, OUTPUT = %1$s_out, RECEIVE = %1$s_recv, SEND = %1$s_send,
                TYPMOD_IN = %1$s_typmod_in, TYPMOD_OUT = _%1$s_typmod_out, LIKE = text, STORAGE = external);
            $sql$, t);
    END LOOP;
END
$types$;

-- Checks: these and no others raise errors, with pgvector's words and codes.

CREATE FUNCTION _checked(elements real[], typmod integer, kind text) RETURNS real[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    IF cardinality(elements) = 0 THEN
        RAISE EXCEPTION '% must have at least 1 dimension', kind USING ERRCODE = '22000';
    ELSIF cardinality(elements) > 16000 THEN
        RAISE EXCEPTION '% cannot have more than 16000 dimensions', kind USING ERRCODE = '54000';
    ELSIF array_position(elements, NULL) IS NOT NULL THEN
        RAISE EXCEPTION 'array must not contain nulls' USING ERRCODE = '22004';
    ELSIF typmod <> -1 AND typmod <> cardinality(elements) THEN
        RAISE EXCEPTION 'expected % dimensions, not %', typmod, cardinality(elements) USING ERRCODE = '22000';
    ELSIF 'NaN' = ANY (elements) THEN
        RAISE EXCEPTION 'NaN not allowed in %', kind USING ERRCODE = '22000';
    ELSIF 'Infinity' = ANY (elements) OR '-Infinity' = ANY (elements) THEN
        RAISE EXCEPTION 'infinite value not allowed in %', kind USING ERRCODE = '22000';
    END IF;
    RETURN elements;
END
$$;

CREATE FUNCTION _check_same(kind text, a integer, b integer) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    IF a <> b THEN
        RAISE EXCEPTION 'different % dimensions % and %', kind, a, b USING ERRCODE = '22000';
    END IF;
    RETURN true;
END
$$;

-- Half precision: eleven significant bits, and nothing beyond 65504.
CREATE FUNCTION _half(value double precision) RETURNS real LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    -- The distance between neighbours at this size; below 2^-14 it no longer shrinks.
    step double precision := 2.0 ^ (greatest(floor(log(2, greatest(abs(value), 1e-30)::numeric)), -14) - 10);
    rounded double precision := round(value / step) * step;
BEGIN
    IF abs(rounded) > 65504 THEN
        RAISE EXCEPTION '"%" is out of range for type halfvec', value USING ERRCODE = '22003';
    END IF;
    RETURN rounded;
END
$$;

-- Arithmetic on arrays. Each function gets its arrays parsed, once; sums are taken in double precision.

CREATE FUNCTION _l2_squared(kind text, real[], real[]) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT sum((a::double precision - b) * (a::double precision - b)) FROM unnest($2, $3) AS u (a, b)
        WHERE _check_same($1, cardinality($2), cardinality($3)));
CREATE FUNCTION _l1(kind text, real[], real[]) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT sum(abs(a::double precision - b)) FROM unnest($2, $3) AS u (a, b)
        WHERE _check_same($1, cardinality($2), cardinality($3)));
CREATE FUNCTION _dot(kind text, real[], real[]) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT sum(a::double precision * b) FROM unnest($2, $3) AS u (a, b)
        WHERE _check_same($1, cardinality($2), cardinality($3)));
-- A vector of zeros has no direction: its distance is not a number.
CREATE FUNCTION _cosine(kind text, real[], real[]) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT CASE WHEN aa = 0 OR bb = 0 THEN 'NaN' ELSE 1 - greatest(-1, least(1, ab / sqrt(aa * bb))) END
        FROM (SELECT sum(a::double precision * a), sum(b::double precision * b), sum(a::double precision * b)
            FROM unnest($2, $3) AS u (a, b)
            WHERE _check_same($1, cardinality($2), cardinality($3))) AS sums (aa, bb, ab));
CREATE FUNCTION _norm(real[]) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT sqrt(sum(e::double precision * e)) FROM unnest($1) AS e);
CREATE FUNCTION _scaled(real[], divisor double precision) RETURNS real[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT array_agg((e / divisor)::real ORDER BY i) FROM unnest($1) WITH ORDINALITY AS u (e, i));
CREATE FUNCTION _plus(kind text, real[], real[]) RETURNS real[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT array_agg(a + b ORDER BY i) FROM unnest($2, $3) WITH ORDINALITY AS u (a, b, i)
        WHERE _check_same($1, cardinality($2), cardinality($3)));
CREATE FUNCTION _minus(kind text, real[], real[]) RETURNS real[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT array_agg(a - b ORDER BY i) FROM unnest($2, $3) WITH ORDINALITY AS u (a, b, i)
        WHERE _check_same($1, cardinality($2), cardinality($3)));
CREATE FUNCTION _times(kind text, real[], real[]) RETURNS real[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT array_agg(a * b ORDER BY i) FROM unnest($2, $3) WITH ORDINALITY AS u (a, b, i)
        WHERE _check_same($1, cardinality($2), cardinality($3)));
-- The state of an average: the count, then the sums.
CREATE FUNCTION _accumulated(kind text, double precision[], real[]) RETURNS double precision[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT array_prepend($2[1] + 1, array_agg(coalesce(a, 0) + b ORDER BY i))
        FROM unnest($2[2:], $3) WITH ORDINALITY AS u (a, b, i)
        WHERE cardinality($2) = 1 OR _check_same($1, cardinality($2) - 1, cardinality($3)));
CREATE FUNCTION _quantized(real[]) RETURNS bit LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT string_agg(CASE WHEN e > 0 THEN '1' ELSE '0' END, '' ORDER BY i)
        FROM unnest($1) WITH ORDINALITY AS u (e, i))::varbit;

-- The two dense types: vector of real, halfvec of half precision.

CREATE FUNCTION _text(elements real[]) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN '[' || array_to_string(elements, ',') || ']';
CREATE FUNCTION _vector(elements real[], typmod integer DEFAULT -1) RETURNS vector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN _text(_checked(elements, typmod, 'vector'))::vector;
CREATE FUNCTION _halfvec(elements real[], typmod integer DEFAULT -1) RETURNS halfvec
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN _text(_checked(
        (SELECT array_agg(_half(e) ORDER BY i) FROM unnest(elements) WITH ORDINALITY AS u (e, i)),
        typmod, 'halfvec'))::halfvec;

CREATE FUNCTION vector_to_float4(vector, integer, boolean) RETURNS real[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ('{' || btrim($1::text, '[] ') || '}')::real[];
CREATE FUNCTION halfvec_to_float4(halfvec, integer, boolean) RETURNS real[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT array_agg(_half(e) ORDER BY i)
        FROM unnest(('{' || btrim($1::text, '[] ') || '}')::real[]) WITH ORDINALITY AS u (e, i));

DO $dense$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['vector', 'halfvec'] LOOP
        EXECUTE format($sql$
            CREATE FUNCTION _elements(%1$s) RETURNS real[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN %1$s_to_float4($1, -1, true);

            -- What a column's or a cast's dimensions are checked with.
            CREATE FUNCTION %1$s(%1$s, integer, boolean) RETURNS %1$s LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _%1$s(_elements($1), $2);
            CREATE CAST (%1$s AS %1$s) WITH FUNCTION %1$s(%1$s, integer, boolean) AS IMPLICIT;

            CREATE FUNCTION array_to_%1$s(integer[], integer, boolean) RETURNS %1$s
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _%1$s($1::real[], $2);
            CREATE FUNCTION array_to_%1$s(real[], integer, boolean) RETURNS %1$s
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _%1$s($1, $2);
            CREATE FUNCTION array_to_%1$s(double precision[], integer, boolean) RETURNS %1$s
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _%1$s($1::real[], $2);
            CREATE FUNCTION array_to_%1$s(numeric[], integer, boolean) RETURNS %1$s
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _%1$s($1::real[], $2);
            CREATE CAST (integer[] AS %1$s) WITH FUNCTION array_to_%1$s(integer[], integer, boolean) AS ASSIGNMENT;
            CREATE CAST (real[] AS %1$s) WITH FUNCTION array_to_%1$s(real[], integer, boolean) AS ASSIGNMENT;
            CREATE CAST (double precision[] AS %1$s)
                WITH FUNCTION array_to_%1$s(double precision[], integer, boolean) AS ASSIGNMENT;
            CREATE CAST (numeric[] AS %1$s) WITH FUNCTION array_to_%1$s(numeric[], integer, boolean) AS ASSIGNMENT;

            CREATE FUNCTION %1$s_l2_squared_distance(%1$s, %1$s) RETURNS double precision
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _l2_squared('%1$s', _elements($1), _elements($2));
            CREATE FUNCTION l2_distance(%1$s, %1$s) RETURNS double precision
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN sqrt(_l2_squared('%1$s', _elements($1), _elements($2)));
            CREATE FUNCTION l1_distance(%1$s, %1$s) RETURNS double precision
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _l1('%1$s', _elements($1), _elements($2));
            CREATE FUNCTION inner_product(%1$s, %1$s) RETURNS double precision
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _dot('%1$s', _elements($1), _elements($2));
            CREATE FUNCTION %1$s_negative_inner_product(%1$s, %1$s) RETURNS double precision
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN - _dot('%1$s', _elements($1), _elements($2));
            CREATE FUNCTION cosine_distance(%1$s, %1$s) RETURNS double precision
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _cosine('%1$s', _elements($1), _elements($2));
            CREATE FUNCTION %1$s_spherical_distance(%1$s, %1$s) RETURNS double precision
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN acos(greatest(-1, least(1, _dot('%1$s', _elements($1), _elements($2))))) / pi();
            CREATE OPERATOR <-> (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = l2_distance, COMMUTATOR = <->);
            CREATE OPERATOR <#> (
                LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = %1$s_negative_inner_product, COMMUTATOR = <#>);
            CREATE OPERATOR <=> (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = cosine_distance, COMMUTATOR = <=>);
            CREATE OPERATOR <+> (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = l1_distance, COMMUTATOR = <+>);

            CREATE FUNCTION vector_dims(%1$s) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN cardinality(_elements($1));
            CREATE FUNCTION %2$s(%1$s) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _norm(_elements($1));
            CREATE FUNCTION l2_normalize(%1$s) RETURNS %1$s LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN CASE WHEN %2$s($1) = 0 THEN $1 ELSE _%1$s(_scaled(_elements($1), %2$s($1))) END;
            CREATE FUNCTION binary_quantize(%1$s) RETURNS bit LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _quantized(_elements($1));
            -- Counts from 1, and takes what there is of the range, as a slice does.
            CREATE FUNCTION subvector(%1$s, integer, integer) RETURNS %1$s LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _%1$s((_elements($1))[$2:$2 + $3 - 1]);

            CREATE FUNCTION %1$s_add(%1$s, %1$s) RETURNS %1$s LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _%1$s(_plus('%1$s', _elements($1), _elements($2)));
            CREATE FUNCTION %1$s_sub(%1$s, %1$s) RETURNS %1$s LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _%1$s(_minus('%1$s', _elements($1), _elements($2)));
            CREATE FUNCTION %1$s_mul(%1$s, %1$s) RETURNS %1$s LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _%1$s(_times('%1$s', _elements($1), _elements($2)));
            CREATE FUNCTION %1$s_concat(%1$s, %1$s) RETURNS %1$s LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _%1$s(_elements($1) || _elements($2));
            CREATE OPERATOR + (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = %1$s_add, COMMUTATOR = +);
            CREATE OPERATOR - (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = %1$s_sub);
            CREATE OPERATOR * (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = %1$s_mul, COMMUTATOR = *);
            CREATE OPERATOR || (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = %1$s_concat);

            CREATE FUNCTION %1$s_accum(double precision[], %1$s) RETURNS double precision[]
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _accumulated('%1$s', $1, _elements($2));
            CREATE FUNCTION %1$s_combine(double precision[], double precision[]) RETURNS double precision[]
                LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN (SELECT array_agg(coalesce(u.a, 0) + coalesce(u.b, 0) ORDER BY u.i)
                    FROM unnest($1, $2) WITH ORDINALITY AS u (a, b, i));
            CREATE FUNCTION %1$s_avg(double precision[]) RETURNS %1$s LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN CASE WHEN $1[1] > 0 THEN _%1$s((SELECT array_agg((e / $1[1])::real ORDER BY i)
                    FROM unnest($1[2:]) WITH ORDINALITY AS u (e, i))) END;
            CREATE AGGREGATE avg(%1$s) (SFUNC = %1$s_accum, STYPE = double precision[], FINALFUNC = %1$s_avg,
                COMBINEFUNC = %1$s_combine, INITCOND = '{0}', PARALLEL = SAFE);
            CREATE AGGREGATE sum(%1$s) (SFUNC = %1$s_add, STYPE = %1$s, COMBINEFUNC = %1$s_add, PARALLEL = SAFE);
            $sql$, t, CASE t WHEN 'vector' THEN 'vector_norm' ELSE 'l2_norm' END);
    END LOOP;
END
$dense$;

CREATE CAST (vector AS real[]) WITH FUNCTION vector_to_float4(vector, integer, boolean) AS IMPLICIT;
CREATE CAST (halfvec AS real[]) WITH FUNCTION halfvec_to_float4(halfvec, integer, boolean) AS ASSIGNMENT;
CREATE FUNCTION vector_to_halfvec(vector, integer, boolean) RETURNS halfvec
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _halfvec(_elements($1), $2);
CREATE FUNCTION halfvec_to_vector(halfvec, integer, boolean) RETURNS vector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _vector(_elements($1), $2);
CREATE CAST (vector AS halfvec) WITH FUNCTION vector_to_halfvec(vector, integer, boolean) AS IMPLICIT;
CREATE CAST (halfvec AS vector) WITH FUNCTION halfvec_to_vector(halfvec, integer, boolean) AS ASSIGNMENT;

-- The sparse type: '{1:1.5,3:2}/5' has five dimensions, counted from 1, two of which are not zero.

CREATE FUNCTION _dims(sparsevec) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN split_part($1::text, '/', 2)::integer;
CREATE FUNCTION _entries(sparsevec, OUT i integer, OUT e double precision) RETURNS SETOF record
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    BEGIN ATOMIC
        SELECT split_part(entry, ':', 1)::integer, split_part(entry, ':', 2)::real
        FROM unnest(string_to_array(btrim(split_part($1::text, '/', 1), '{} '), ',')) AS entry;
    END;
CREATE FUNCTION _pairs(sparsevec, sparsevec, OUT a double precision, OUT b double precision, OUT i integer)
    RETURNS SETOF record LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    BEGIN ATOMIC
        SELECT coalesce(x.e, 0), coalesce(y.e, 0), i
        FROM _entries($1) AS x FULL JOIN _entries($2) AS y USING (i)
        WHERE _check_same('sparsevec', _dims($1), _dims($2));
    END;

CREATE FUNCTION _check_sparse(sparsevec, dims integer, typmod integer) RETURNS integer
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    IF $1::text !~ '^\s*\{[^{}]*\}\s*/\s*\d+\s*$' THEN
        RAISE EXCEPTION 'invalid input syntax for type sparsevec: "%"', $1 USING ERRCODE = '22P02';
    ELSIF typmod <> -1 AND typmod <> dims THEN
        RAISE EXCEPTION 'expected % dimensions, not %', typmod, dims USING ERRCODE = '22000';
    END IF;
    RETURN dims;
END
$$;
CREATE FUNCTION _sparse(indices integer[], elements double precision[], dims integer) RETURNS sparsevec
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT '{' || coalesce(string_agg(i || ':' || e::real, ',' ORDER BY i), '') || '}/' || dims
        FROM unnest(indices, elements) AS u (i, e) WHERE e <> 0)::sparsevec;
CREATE FUNCTION _sparse_of(real[], integer) RETURNS sparsevec LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT _sparse(array_agg(i::integer), array_agg(e), cardinality($1))
        FROM unnest(_checked($1, $2, 'sparsevec')) WITH ORDINALITY AS u (e, i));
CREATE FUNCTION _dense_of(sparsevec) RETURNS real[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT array_agg(coalesce(x.e, 0)::real ORDER BY d)
        FROM generate_series(1, _dims($1)) AS d LEFT JOIN _entries($1) AS x ON x.i = d);

CREATE FUNCTION sparsevec(sparsevec, integer, boolean) RETURNS sparsevec LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT _sparse(coalesce(array_agg(x.i), '{}'), coalesce(array_agg(x.e), '{}'),
            _check_sparse($1, _dims($1), $2))
        FROM _entries($1) AS x);
CREATE FUNCTION array_to_sparsevec(integer[], integer, boolean) RETURNS sparsevec
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _sparse_of($1::real[], $2);
CREATE FUNCTION array_to_sparsevec(real[], integer, boolean) RETURNS sparsevec
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _sparse_of($1, $2);
CREATE FUNCTION array_to_sparsevec(double precision[], integer, boolean) RETURNS sparsevec
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _sparse_of($1::real[], $2);
CREATE FUNCTION array_to_sparsevec(numeric[], integer, boolean) RETURNS sparsevec
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _sparse_of($1::real[], $2);
CREATE FUNCTION vector_to_sparsevec(vector, integer, boolean) RETURNS sparsevec
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _sparse_of(_elements($1), $2);
CREATE FUNCTION halfvec_to_sparsevec(halfvec, integer, boolean) RETURNS sparsevec
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _sparse_of(_elements($1), $2);
CREATE FUNCTION sparsevec_to_vector(sparsevec, integer, boolean) RETURNS vector
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _vector(_dense_of($1), $2);
CREATE FUNCTION sparsevec_to_halfvec(sparsevec, integer, boolean) RETURNS halfvec
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _halfvec(_dense_of($1), $2);
CREATE CAST (sparsevec AS sparsevec) WITH FUNCTION sparsevec(sparsevec, integer, boolean) AS IMPLICIT;
CREATE CAST (integer[] AS sparsevec) WITH FUNCTION array_to_sparsevec(integer[], integer, boolean) AS ASSIGNMENT;
CREATE CAST (real[] AS sparsevec) WITH FUNCTION array_to_sparsevec(real[], integer, boolean) AS ASSIGNMENT;
CREATE CAST (double precision[] AS sparsevec)
    WITH FUNCTION array_to_sparsevec(double precision[], integer, boolean) AS ASSIGNMENT;
CREATE CAST (numeric[] AS sparsevec) WITH FUNCTION array_to_sparsevec(numeric[], integer, boolean) AS ASSIGNMENT;
CREATE CAST (vector AS sparsevec) WITH FUNCTION vector_to_sparsevec(vector, integer, boolean) AS IMPLICIT;
CREATE CAST (halfvec AS sparsevec) WITH FUNCTION halfvec_to_sparsevec(halfvec, integer, boolean) AS IMPLICIT;
CREATE CAST (sparsevec AS vector) WITH FUNCTION sparsevec_to_vector(sparsevec, integer, boolean) AS ASSIGNMENT;
CREATE CAST (sparsevec AS halfvec) WITH FUNCTION sparsevec_to_halfvec(sparsevec, integer, boolean) AS ASSIGNMENT;

CREATE FUNCTION l2_norm(sparsevec) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT coalesce(sqrt(sum(x.e * x.e)), 0) FROM _entries($1) AS x);
CREATE FUNCTION l2_normalize(sparsevec) RETURNS sparsevec LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT _sparse(coalesce(array_agg(x.i), '{}'), coalesce(array_agg(x.e / l2_norm($1)), '{}'), _dims($1))
        FROM _entries($1) AS x);
CREATE FUNCTION sparsevec_l2_squared_distance(sparsevec, sparsevec) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT coalesce(sum((p.a - p.b) * (p.a - p.b)), 0) FROM _pairs($1, $2) AS p);
CREATE FUNCTION l2_distance(sparsevec, sparsevec) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN sqrt(sparsevec_l2_squared_distance($1, $2));
CREATE FUNCTION l1_distance(sparsevec, sparsevec) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT coalesce(sum(abs(p.a - p.b)), 0) FROM _pairs($1, $2) AS p);
CREATE FUNCTION inner_product(sparsevec, sparsevec) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT coalesce(sum(p.a * p.b), 0) FROM _pairs($1, $2) AS p);
CREATE FUNCTION sparsevec_negative_inner_product(sparsevec, sparsevec) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN - inner_product($1, $2);
CREATE FUNCTION cosine_distance(sparsevec, sparsevec) RETURNS double precision
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN l2_norm($1) = 0 OR l2_norm($2) = 0 THEN 'NaN'
        ELSE 1 - greatest(-1, least(1, inner_product($1, $2) / (l2_norm($1) * l2_norm($2)))) END;
CREATE OPERATOR <-> (LEFTARG = sparsevec, RIGHTARG = sparsevec, FUNCTION = l2_distance, COMMUTATOR = <->);
CREATE OPERATOR <#> (
    LEFTARG = sparsevec, RIGHTARG = sparsevec, FUNCTION = sparsevec_negative_inner_product, COMMUTATOR = <#>);
CREATE OPERATOR <=> (LEFTARG = sparsevec, RIGHTARG = sparsevec, FUNCTION = cosine_distance, COMMUTATOR = <=>);
CREATE OPERATOR <+> (LEFTARG = sparsevec, RIGHTARG = sparsevec, FUNCTION = l1_distance, COMMUTATOR = <+>);

-- Bit strings.

CREATE FUNCTION hamming_distance(bit, bit) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN _check_same('bit', length($1), length($2))
        THEN length(replace(($1 # $2)::text, '0', ''))::double precision END;
CREATE FUNCTION jaccard_distance(bit, bit) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN _check_same('bit', length($1), length($2)) THEN
        CASE WHEN length(replace(($1 & $2)::text, '0', '')) = 0 THEN 1
            ELSE 1 - length(replace(($1 & $2)::text, '0', ''))::double precision
                / length(replace(($1 | $2)::text, '0', '')) END END;
CREATE OPERATOR <~> (LEFTARG = bit, RIGHTARG = bit, FUNCTION = hamming_distance, COMMUTATOR = <~>);
CREATE OPERATOR <%> (LEFTARG = bit, RIGHTARG = bit, FUNCTION = jaccard_distance, COMMUTATOR = <%>);

-- Order: element by element, then by length, as arrays have it; a sparse vector as the dense one it stands for.

CREATE FUNCTION _ordered(vector) RETURNS real[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _elements($1);
CREATE FUNCTION _ordered(halfvec) RETURNS real[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _elements($1);
CREATE FUNCTION _ordered(sparsevec) RETURNS real[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN _dense_of($1);

DO $order$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['vector', 'halfvec', 'sparsevec'] LOOP
        EXECUTE format($sql$
            CREATE FUNCTION %1$s_lt(%1$s, %1$s) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _ordered($1) < _ordered($2);
            CREATE FUNCTION %1$s_le(%1$s, %1$s) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _ordered($1) <= _ordered($2);
            CREATE FUNCTION %1$s_eq(%1$s, %1$s) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _ordered($1) = _ordered($2);
            CREATE FUNCTION %1$s_ne(%1$s, %1$s) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _ordered($1) <> _ordered($2);
            CREATE FUNCTION %1$s_ge(%1$s, %1$s) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _ordered($1) >= _ordered($2);
            CREATE FUNCTION %1$s_gt(%1$s, %1$s) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN _ordered($1) > _ordered($2);
            CREATE FUNCTION %1$s_cmp(%1$s, %1$s) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
                RETURN btarraycmp(_ordered($1), _ordered($2));
            CREATE OPERATOR < (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = %1$s_lt, COMMUTATOR = >, NEGATOR = >=,
                RESTRICT = scalarltsel, JOIN = scalarltjoinsel);
            CREATE OPERATOR <= (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = %1$s_le, COMMUTATOR = >=, NEGATOR = >,
                RESTRICT = scalarlesel, JOIN = scalarlejoinsel);
            CREATE OPERATOR = (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = %1$s_eq, COMMUTATOR = =, NEGATOR = <>,
                RESTRICT = eqsel, JOIN = eqjoinsel);
            CREATE OPERATOR <> (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = %1$s_ne, COMMUTATOR = <>, NEGATOR = =,
                RESTRICT = neqsel, JOIN = neqjoinsel);
            CREATE OPERATOR >= (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = %1$s_ge, COMMUTATOR = <=, NEGATOR = <,
                RESTRICT = scalargesel, JOIN = scalargejoinsel);
            CREATE OPERATOR > (LEFTARG = %1$s, RIGHTARG = %1$s, FUNCTION = %1$s_gt, COMMUTATOR = <, NEGATOR = <=,
                RESTRICT = scalargtsel, JOIN = scalargtjoinsel);
            CREATE OPERATOR CLASS %1$s_ops DEFAULT FOR TYPE %1$s USING btree AS
                OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
                FUNCTION 1 %1$s_cmp(%1$s, %1$s);
            $sql$, t);
    END LOOP;
END
$order$;

-- Index methods. Both are the server's hash index under another name, which takes long values; their operator classes
-- hold no operator, so no query plan uses them. Storage parameters (m, ef_construction, lists) are not known to it.

CREATE FUNCTION hnswhandler(internal) RETURNS index_am_handler LANGUAGE internal AS 'hashhandler';
CREATE FUNCTION ivfflathandler(internal) RETURNS index_am_handler LANGUAGE internal AS 'hashhandler';
CREATE ACCESS METHOD ivfflat TYPE INDEX HANDLER ivfflathandler;
CREATE ACCESS METHOD hnsw TYPE INDEX HANDLER hnswhandler;
COMMENT ON ACCESS METHOD ivfflat IS 'ivfflat index access method';
COMMENT ON ACCESS METHOD hnsw IS 'hnsw index access method';

DO $classes$
DECLARE
    class record;
BEGIN
    FOR class IN
        SELECT t.type, m.method, t.type || '_' || o.metric || '_ops' AS name
        FROM (VALUES ('ivfflat'), ('hnsw')) AS m (method),
            (VALUES ('vector'), ('halfvec'), ('sparsevec'), ('bit')) AS t (type),
            (VALUES ('l2'), ('ip'), ('cosine'), ('l1'), ('hamming'), ('jaccard')) AS o (metric)
        WHERE (t.type = 'bit') = (o.metric IN ('hamming', 'jaccard'))
            AND (m.method = 'hnsw' OR (t.type <> 'sparsevec' AND o.metric NOT IN ('l1', 'jaccard')))
    LOOP
        IF to_regprocedure(format('_hash(%s)', class.type)) IS NULL THEN
            EXECUTE format('CREATE FUNCTION _hash(%s) RETURNS integer '
                'LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE AS ''hashvarlena''', class.type);
        END IF;
        EXECUTE format('CREATE OPERATOR CLASS %s %s FOR TYPE %s USING %s AS FUNCTION 1 _hash(%s)', class.name,
            CASE WHEN class.name = 'vector_l2_ops' AND class.method = 'ivfflat' THEN 'DEFAULT' ELSE '' END,
            class.type, class.method, class.type);
    END LOOP;
END
$classes$;
