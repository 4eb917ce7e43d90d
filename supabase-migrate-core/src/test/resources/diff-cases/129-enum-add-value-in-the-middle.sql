-- capability: enum: add value in the middle
--- before
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (m mood);
--- rows
INSERT INTO t VALUES ('happy');
--- after
CREATE TYPE mood AS ENUM ('awful', 'sad', 'ok', 'fine', 'happy');
CREATE TABLE t (m mood);
