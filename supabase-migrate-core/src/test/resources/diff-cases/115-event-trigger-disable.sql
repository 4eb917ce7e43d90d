-- capability: event trigger: disable
--- before
CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER et ON ddl_command_start EXECUTE FUNCTION watch();
--- after
CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE EVENT TRIGGER et ON ddl_command_start EXECUTE FUNCTION watch();
ALTER EVENT TRIGGER et DISABLE;
