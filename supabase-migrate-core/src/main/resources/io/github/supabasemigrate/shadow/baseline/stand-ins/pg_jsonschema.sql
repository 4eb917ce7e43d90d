-- A JSON Schema validator: the keywords of drafts 7 and 2020-12 that constrain a value, references within the schema.
-- "format" is an annotation, as it is by default in 2020-12.

CREATE FUNCTION @extschema@._type_of(instance jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT CASE WHEN jsonb_typeof(instance) = 'number' AND (instance #>> '{}')::numeric % 1 = 0 THEN 'integer'
        ELSE jsonb_typeof(instance) END
$$;

CREATE FUNCTION @extschema@._is_type(wanted text, instance jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT @extschema@._type_of(instance) = wanted OR (wanted = 'number' AND jsonb_typeof(instance) = 'number')
$$;

-- `#/$defs/address`: a JSON pointer into the whole schema.
CREATE FUNCTION @extschema@._referenced(root jsonb, reference text) RETURNS jsonb LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT CASE WHEN reference = '#' THEN root ELSE root #> (
        SELECT array_agg(replace(replace(step, '~1', '/'), '~0', '~') ORDER BY i)
        FROM unnest(string_to_array(substr(reference, 3), '/')) WITH ORDINALITY AS s (step, i)) END
$$;

-- What a number, string, array or object breaks by itself, without looking into sub-schemas.
CREATE FUNCTION @extschema@._own_errors(schema jsonb, instance jsonb, at text) RETURNS SETOF text
LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    kind text := jsonb_typeof(instance);
    plain text := instance #>> '{}';
    number numeric := CASE kind WHEN 'number' THEN plain::numeric END;
    size integer := CASE kind WHEN 'string' THEN length(plain) WHEN 'array' THEN jsonb_array_length(instance)
        WHEN 'object' THEN (SELECT count(*) FROM jsonb_object_keys(instance)) END;
    noun text := CASE kind WHEN 'string' THEN 'Length' WHEN 'array' THEN 'Items' ELSE 'Properties' END;
BEGIN
    IF jsonb_typeof(schema -> 'type') = 'string' AND NOT @extschema@._is_type(schema ->> 'type', instance) THEN
        RETURN NEXT format('%s is not of type "%s"%s', instance, schema ->> 'type', at);
    ELSIF jsonb_typeof(schema -> 'type') = 'array' AND NOT EXISTS (
        SELECT FROM jsonb_array_elements_text(schema -> 'type') AS t WHERE @extschema@._is_type(t, instance))
    THEN
        RETURN NEXT format('%s is not of types %s%s', instance, schema -> 'type', at);
    END IF;
    IF schema ? 'enum' AND NOT EXISTS (SELECT FROM jsonb_array_elements(schema -> 'enum') AS e WHERE e = instance) THEN
        RETURN NEXT format('%s is not one of %s%s', instance, schema -> 'enum', at);
    END IF;
    IF schema ? 'const' AND schema -> 'const' <> instance THEN
        RETURN NEXT format('%s was expected%s', schema -> 'const', at);
    END IF;
    IF number < (schema ->> 'minimum')::numeric THEN
        RETURN NEXT format('%s is less than the minimum of %s%s', number, schema ->> 'minimum', at);
    END IF;
    IF number > (schema ->> 'maximum')::numeric THEN
        RETURN NEXT format('%s is greater than the maximum of %s%s', number, schema ->> 'maximum', at);
    END IF;
    IF number <= (schema ->> 'exclusiveMinimum')::numeric THEN
        RETURN NEXT format(
            '%s is less than or equal to the minimum of %s%s', number, schema ->> 'exclusiveMinimum', at);
    END IF;
    IF number >= (schema ->> 'exclusiveMaximum')::numeric THEN
        RETURN NEXT format(
            '%s is greater than or equal to the maximum of %s%s', number, schema ->> 'exclusiveMaximum', at);
    END IF;
    IF number % (schema ->> 'multipleOf')::numeric <> 0 THEN
        RETURN NEXT format('%s is not a multiple of %s%s', number, schema ->> 'multipleOf', at);
    END IF;
    IF size < (schema ->> ('min' || noun))::numeric THEN
        RETURN NEXT format('%s has fewer than %s %s%s', instance, schema ->> ('min' || noun),
            replace(lower(noun), 'length', 'characters'), at);
    END IF;
    IF size > (schema ->> ('max' || noun))::numeric THEN
        RETURN NEXT format('%s has more than %s %s%s', instance, schema ->> ('max' || noun),
            replace(lower(noun), 'length', 'characters'), at);
    END IF;
    IF kind = 'string' AND plain !~ (schema ->> 'pattern') THEN
        RETURN NEXT format('%s does not match "%s"%s', instance, schema ->> 'pattern', at);
    END IF;
    IF kind = 'array' AND schema -> 'uniqueItems' = 'true'
        AND (SELECT count(*) > count(DISTINCT e) FROM jsonb_array_elements(instance) AS e)
    THEN
        RETURN NEXT format('%s has non-unique elements%s', instance, at);
    END IF;
    IF kind = 'object' THEN
        RETURN QUERY SELECT format('"%s" is a required property%s', name, at)
            FROM jsonb_array_elements_text(coalesce(schema -> 'required', '[]')) AS name WHERE NOT instance ? name;
        RETURN QUERY SELECT format('"%s" is a required property%s', name, at)
            FROM jsonb_each(coalesce(schema -> 'dependentRequired', '{}')) AS d,
                jsonb_array_elements_text(d.value) AS name
            WHERE instance ? d.key AND NOT instance ? name;
    END IF;
END
$$;

CREATE FUNCTION @extschema@._errors(root jsonb, schema jsonb, instance jsonb, at text, depth integer DEFAULT 0)
RETURNS SETOF text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    kind text := jsonb_typeof(instance);
    prefix jsonb := coalesce(schema -> 'prefixItems',
        CASE jsonb_typeof(schema -> 'items') WHEN 'array' THEN schema -> 'items' END, '[]');
    rest jsonb := CASE WHEN jsonb_typeof(schema -> 'items') IN ('object', 'boolean') THEN schema -> 'items'
        ELSE schema -> 'additionalItems' END;
    keyword text;
    matching integer;
    child record;
BEGIN
    IF depth > 64 THEN
        RAISE EXCEPTION 'the schema refers to itself without end' USING ERRCODE = '54001';
    ELSIF schema = 'false' THEN
        RETURN NEXT format('False schema does not allow %s%s', instance, at);
        RETURN;
    ELSIF schema IS NULL OR schema = 'true' THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT @extschema@._own_errors(schema, instance, at);

    IF schema ? '$ref' THEN
        IF @extschema@._referenced(root, schema ->> '$ref') IS NULL THEN
            RAISE EXCEPTION 'unresolvable reference: %', schema ->> '$ref' USING ERRCODE = '22023';
        END IF;
        RETURN QUERY SELECT @extschema@._errors(
            root, @extschema@._referenced(root, schema ->> '$ref'), instance, at, depth + 1);
    END IF;
    FOR child IN SELECT value FROM jsonb_array_elements(coalesce(schema -> 'allOf', '[]')) LOOP
        RETURN QUERY SELECT @extschema@._errors(root, child.value, instance, at, depth + 1);
    END LOOP;
    FOREACH keyword IN ARRAY ARRAY['anyOf', 'oneOf'] LOOP
        SELECT count(*) INTO matching FROM jsonb_array_elements(schema -> keyword) AS option
        WHERE NOT EXISTS (SELECT @extschema@._errors(root, option, instance, at, depth + 1));
        IF schema ? keyword AND (matching = 0 OR (keyword = 'oneOf' AND matching > 1)) THEN
            RETURN NEXT format('%s is valid under %s of the schemas listed in the "%s" keyword%s', instance,
                CASE matching WHEN 0 THEN 'none' ELSE 'more than one' END, keyword, at);
        END IF;
    END LOOP;
    IF schema ? 'not' AND NOT EXISTS (SELECT @extschema@._errors(root, schema -> 'not', instance, at, depth + 1)) THEN
        RETURN NEXT format('%s is not allowed for %s%s', schema -> 'not', instance, at);
    END IF;
    IF schema ? 'if' THEN
        RETURN QUERY SELECT @extschema@._errors(root,
            CASE WHEN EXISTS (SELECT @extschema@._errors(root, schema -> 'if', instance, at, depth + 1))
                THEN schema -> 'else' ELSE schema -> 'then' END, instance, at, depth + 1);
    END IF;

    IF kind = 'object' THEN
        RETURN QUERY SELECT @extschema@._property_errors(root, schema, instance, at, depth);
    ELSIF kind = 'array' THEN
        FOR child IN
            SELECT value, (i - 1)::integer AS i FROM jsonb_array_elements(instance) WITH ORDINALITY AS e (value, i)
        LOOP
            RETURN QUERY SELECT @extschema@._errors(root,
                CASE WHEN child.i < jsonb_array_length(prefix) THEN prefix -> child.i ELSE rest END,
                child.value, at || ' at /' || child.i, depth + 1);
        END LOOP;
        IF schema ? 'contains' THEN
            SELECT count(*) INTO matching FROM jsonb_array_elements(instance) AS e
            WHERE NOT EXISTS (SELECT @extschema@._errors(root, schema -> 'contains', e, at, depth + 1));
            IF matching < coalesce((schema ->> 'minContains')::numeric, 1)
                OR matching > (schema ->> 'maxContains')::numeric
            THEN
                RETURN NEXT format('%s items of %s match "contains"%s', matching, instance, at);
            END IF;
        END IF;
    END IF;
END
$$;

-- A property's value obeys the schema of its name, those of all patterns that its name matches, and, if there is
-- neither, the one for additional properties.
CREATE FUNCTION @extschema@._property_errors(root jsonb, schema jsonb, instance jsonb, at text, depth integer)
RETURNS SETOF text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    property record;
    pattern record;
    known boolean;
BEGIN
    FOR property IN SELECT key, value FROM jsonb_each(instance) LOOP
        RETURN QUERY SELECT @extschema@._errors(
            root, schema -> 'propertyNames', to_jsonb(property.key), at || ' at name ' || property.key, depth + 1);
        known := coalesce(schema -> 'properties' ? property.key, false);
        RETURN QUERY SELECT @extschema@._errors(root, schema -> 'properties' -> property.key, property.value,
            at || ' at /' || property.key, depth + 1);
        FOR pattern IN SELECT key, value FROM jsonb_each(coalesce(schema -> 'patternProperties', '{}')) LOOP
            IF property.key ~ pattern.key THEN
                known := true;
                RETURN QUERY SELECT @extschema@._errors(
                    root, pattern.value, property.value, at || ' at /' || property.key, depth + 1);
            END IF;
        END LOOP;
        IF NOT known AND schema -> 'additionalProperties' = 'false' THEN
            RETURN NEXT format('Additional properties are not allowed (''%s'' was unexpected)%s', property.key, at);
        ELSIF NOT known THEN
            RETURN QUERY SELECT @extschema@._errors(root, schema -> 'additionalProperties', property.value,
                at || ' at /' || property.key, depth + 1);
        END IF;
    END LOOP;
END
$$;

CREATE FUNCTION @extschema@.jsonb_matches_schema(schema json, instance jsonb) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT NOT EXISTS (SELECT @extschema@._errors(schema::jsonb, schema::jsonb, instance, ''))
$$;

CREATE FUNCTION @extschema@.json_matches_schema(schema json, instance json) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT @extschema@.jsonb_matches_schema(schema, instance::jsonb)
$$;

CREATE FUNCTION @extschema@.jsonschema_validation_errors(schema json, instance json) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT array(SELECT @extschema@._errors(schema::jsonb, schema::jsonb, instance::jsonb, ''))
$$;

-- A schema is itself checked against what the keywords may hold.
CREATE FUNCTION @extschema@.jsonschema_is_valid(schema json) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT @extschema@.json_matches_schema($meta${
        "$defs": {
            "schema": {
                "type": ["object", "boolean"],
                "properties": {
                    "type": {"anyOf": [{"$ref": "#/$defs/type"},
                        {"type": "array", "items": {"$ref": "#/$defs/type"}, "minItems": 1, "uniqueItems": true}]},
                    "properties": {"$ref": "#/$defs/schemas"}, "patternProperties": {"$ref": "#/$defs/schemas"},
                    "$defs": {"$ref": "#/$defs/schemas"}, "definitions": {"$ref": "#/$defs/schemas"},
                    "additionalProperties": {"$ref": "#/$defs/schema"}, "propertyNames": {"$ref": "#/$defs/schema"},
                    "items": {"anyOf": [{"$ref": "#/$defs/schema"}, {"$ref": "#/$defs/list"}]},
                    "additionalItems": {"$ref": "#/$defs/schema"}, "contains": {"$ref": "#/$defs/schema"},
                    "prefixItems": {"$ref": "#/$defs/list"}, "allOf": {"$ref": "#/$defs/list"},
                    "anyOf": {"$ref": "#/$defs/list"}, "oneOf": {"$ref": "#/$defs/list"},
                    "not": {"$ref": "#/$defs/schema"}, "if": {"$ref": "#/$defs/schema"},
                    "then": {"$ref": "#/$defs/schema"}, "else": {"$ref": "#/$defs/schema"},
                    "required": {"type": "array", "items": {"type": "string"}, "uniqueItems": true},
                    "enum": {"type": "array"}, "pattern": {"type": "string"}, "format": {"type": "string"},
                    "$ref": {"type": "string"}, "uniqueItems": {"type": "boolean"},
                    "minimum": {"type": "number"}, "maximum": {"type": "number"},
                    "exclusiveMinimum": {"type": "number"}, "exclusiveMaximum": {"type": "number"},
                    "multipleOf": {"type": "number", "exclusiveMinimum": 0},
                    "minLength": {"$ref": "#/$defs/count"}, "maxLength": {"$ref": "#/$defs/count"},
                    "minItems": {"$ref": "#/$defs/count"}, "maxItems": {"$ref": "#/$defs/count"},
                    "minContains": {"$ref": "#/$defs/count"}, "maxContains": {"$ref": "#/$defs/count"},
                    "minProperties": {"$ref": "#/$defs/count"}, "maxProperties": {"$ref": "#/$defs/count"}
                }
            },
            "schemas": {"type": "object", "additionalProperties": {"$ref": "#/$defs/schema"}},
            "list": {"type": "array", "items": {"$ref": "#/$defs/schema"}, "minItems": 1},
            "count": {"type": "integer", "minimum": 0},
            "type": {"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]}
        },
        "$ref": "#/$defs/schema"
    }$meta$::json, schema)
$$;
