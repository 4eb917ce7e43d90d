-- capability: enum: add value at the end
--- before
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (m mood);
--- rows
INSERT INTO t VALUES ('sad');
--- after
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE t (m mood);
