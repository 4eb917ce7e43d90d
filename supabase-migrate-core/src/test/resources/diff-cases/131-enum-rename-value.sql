-- capability: enum: rename value
--- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE t (m mood DEFAULT 'ok');
--- rows
INSERT INTO t VALUES ('ok'), ('sad');
--- hints
-- rename: enum value public.mood.ok -> fine
--- after
CREATE TYPE mood AS ENUM ('sad', 'fine', 'happy');
CREATE TABLE t (m mood DEFAULT 'fine');
