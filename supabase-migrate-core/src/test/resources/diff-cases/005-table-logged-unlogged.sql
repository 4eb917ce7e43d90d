-- capability: table: logged -> unlogged
--- before
CREATE TABLE cache (k text PRIMARY KEY, v text);
--- rows
INSERT INTO cache VALUES ('a', '1'), ('b', '2');
--- after
CREATE UNLOGGED TABLE cache (k text PRIMARY KEY, v text);
