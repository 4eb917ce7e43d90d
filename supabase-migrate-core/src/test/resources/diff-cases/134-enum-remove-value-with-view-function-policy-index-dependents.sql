-- capability: enum: remove value with view, function, policy, index dependents
--- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE t (m mood NOT NULL DEFAULT 'ok', CHECK (m <> 'happy' OR m > 'ok'));
CREATE INDEX t_m ON t (m) WHERE m = 'ok';
CREATE VIEW v AS SELECT m FROM t WHERE m = 'ok';
CREATE FUNCTION f(x mood DEFAULT 'ok') RETURNS mood LANGUAGE sql AS 'SELECT x';
CREATE POLICY p ON t USING (m = 'ok');
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tr BEFORE UPDATE OF m ON t FOR EACH ROW WHEN (NEW.m = 'ok') EXECUTE FUNCTION touch();
GRANT SELECT ON v TO app_reader;
--- rows
INSERT INTO t VALUES ('ok'), ('happy');
--- after
CREATE TYPE mood AS ENUM ('ok', 'happy');
CREATE TABLE t (m mood NOT NULL DEFAULT 'ok', CHECK (m <> 'happy' OR m > 'ok'));
CREATE INDEX t_m ON t (m) WHERE m = 'ok';
CREATE VIEW v AS SELECT m FROM t WHERE m = 'ok';
CREATE FUNCTION f(x mood DEFAULT 'ok') RETURNS mood LANGUAGE sql AS 'SELECT x';
CREATE POLICY p ON t USING (m = 'ok');
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER tr BEFORE UPDATE OF m ON t FOR EACH ROW WHEN (NEW.m = 'ok') EXECUTE FUNCTION touch();
GRANT SELECT ON v TO app_reader;
