-- Hypothetical indexes live in the planner, out of SQL's reach: none is ever made, so none is listed.

CREATE FUNCTION hypopg(
    OUT indexname text, OUT indexrelid oid, OUT indrelid oid, OUT innatts integer, OUT indisunique boolean,
    OUT indkey int2vector, OUT indcollation oidvector, OUT indclass oidvector, OUT indoption oidvector,
    OUT indexprs pg_node_tree, OUT indpred pg_node_tree, OUT amid oid)
RETURNS SETOF record LANGUAGE sql
    BEGIN ATOMIC
        SELECT NULL::text, NULL::oid, NULL::oid, NULL::integer, NULL::boolean, NULL::int2vector, NULL::oidvector,
            NULL::oidvector, NULL::oidvector, NULL::pg_node_tree, NULL::pg_node_tree, NULL::oid
        WHERE false;
    END;
CREATE FUNCTION hypopg_create_index(sql_order text, OUT indexrelid oid, OUT indexname text)
RETURNS SETOF record LANGUAGE plpgsql AS $$
BEGIN
    RAISE WARNING 'stand-in for hypopg: no hypothetical index is made for: %', sql_order;
END
$$;
CREATE FUNCTION hypopg_drop_index(indexid oid) RETURNS boolean LANGUAGE sql RETURN false;
CREATE FUNCTION hypopg_get_indexdef(indexid oid) RETURNS text LANGUAGE sql RETURN NULL::text;
CREATE FUNCTION hypopg_relation_size(indexid oid) RETURNS bigint LANGUAGE sql RETURN NULL::bigint;
CREATE FUNCTION hypopg_hide_index(indexid oid) RETURNS boolean LANGUAGE sql RETURN false;
CREATE FUNCTION hypopg_unhide_index(indexid oid) RETURNS boolean LANGUAGE sql RETURN false;
CREATE FUNCTION hypopg_unhide_all_indexes() RETURNS void LANGUAGE sql BEGIN ATOMIC SELECT; END;
CREATE FUNCTION hypopg_hidden_indexes() RETURNS TABLE (indexid oid) LANGUAGE sql
    BEGIN ATOMIC
        SELECT NULL::oid WHERE false;
    END;
CREATE FUNCTION hypopg_reset() RETURNS void LANGUAGE sql BEGIN ATOMIC SELECT; END;
CREATE FUNCTION hypopg_reset_index() RETURNS void LANGUAGE sql BEGIN ATOMIC SELECT; END;

CREATE VIEW hypopg_list_indexes AS
    SELECT h.indexrelid, h.indexname AS index_name, n.nspname AS schema_name, c.relname AS table_name,
        a.amname AS am_name
    FROM hypopg() AS h
    JOIN pg_catalog.pg_class AS c ON c.oid = h.indrelid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_am AS a ON a.oid = h.amid;
CREATE VIEW hypopg_hidden_indexes AS
    SELECT h.indexid AS indexrelid, c.relname AS index_name, n.nspname AS schema_name, t.relname AS table_name,
        a.amname AS am_name, false AS is_hypo
    FROM hypopg_hidden_indexes() AS h
    JOIN pg_catalog.pg_index AS i ON i.indexrelid = h.indexid
    JOIN pg_catalog.pg_class AS c ON c.oid = h.indexid
    JOIN pg_catalog.pg_class AS t ON t.oid = i.indrelid
    JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_am AS a ON a.oid = c.relam;
