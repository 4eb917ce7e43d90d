-- Auditing happens in a server library. Its event triggers are here, and do nothing.

CREATE FUNCTION @extschema@.pgaudit_ddl_command_end() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = 'pg_catalog, pg_temp' AS $$
BEGIN
END
$$;
CREATE FUNCTION @extschema@.pgaudit_sql_drop() RETURNS event_trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = 'pg_catalog, pg_temp' AS $$
BEGIN
END
$$;
CREATE EVENT TRIGGER pgaudit_ddl_command_end ON ddl_command_end EXECUTE FUNCTION @extschema@.pgaudit_ddl_command_end();
CREATE EVENT TRIGGER pgaudit_sql_drop ON sql_drop EXECUTE FUNCTION @extschema@.pgaudit_sql_drop();
