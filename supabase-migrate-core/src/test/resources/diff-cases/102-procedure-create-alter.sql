-- capability: procedure: create/alter
--- before
CREATE TABLE log (m text);
CREATE PROCEDURE p(m text) LANGUAGE sql AS 'INSERT INTO log VALUES (m)';
--- after
CREATE TABLE log (m text);
CREATE PROCEDURE p(m text) LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN INSERT INTO log VALUES (upper(m)); END $$;
CREATE PROCEDURE q(INOUT n int) LANGUAGE plpgsql AS $$ BEGIN n := n + 1; END $$;
