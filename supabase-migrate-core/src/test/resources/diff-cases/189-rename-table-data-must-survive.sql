-- capability: rename: table (data must survive)
--- before
CREATE TABLE old_name (id serial PRIMARY KEY, b text UNIQUE);
CREATE INDEX old_name_b ON old_name (lower(b));
--- rows
INSERT INTO old_name (b) VALUES ('x'), ('y');
--- hints
-- rename: table public.old_name -> new_name
--- after
CREATE TABLE new_name (id serial PRIMARY KEY, b text UNIQUE);
CREATE INDEX new_name_b ON new_name (lower(b));
