-- capability: trigger: definition change
--- before
CREATE TABLE t (a int, b int);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION touch();
--- after
CREATE TABLE t (a int, b int);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tr AFTER UPDATE OF b OR DELETE ON t FOR EACH STATEMENT EXECUTE FUNCTION touch();
