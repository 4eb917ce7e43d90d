-- The costs are the planner's own; advice would need hypothetical indexes, so none is given.

CREATE FUNCTION @extschema@.index_advisor(query text)
RETURNS TABLE (
    startup_cost_before jsonb, startup_cost_after jsonb, total_cost_before jsonb, total_cost_after jsonb,
    index_statements text[], errors text[])
LANGUAGE plpgsql AS $$
DECLARE
    plan jsonb;
BEGIN
    EXECUTE 'EXPLAIN (FORMAT JSON) '
        || pg_catalog.rtrim(pg_catalog.regexp_replace(query, '\$\d+', 'NULL', 'g'), E'; \n') INTO plan;
    plan := plan #> '{0,Plan}';
    RETURN QUERY SELECT plan -> 'Startup Cost', plan -> 'Startup Cost', plan -> 'Total Cost', plan -> 'Total Cost',
        '{}'::text[], '{}'::text[];
EXCEPTION WHEN OTHERS THEN
    RETURN QUERY SELECT NULL::jsonb, NULL::jsonb, NULL::jsonb, NULL::jsonb, '{}'::text[], ARRAY[SQLERRM];
END
$$;
