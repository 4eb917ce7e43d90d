-- capability: enum: reorder values
--- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE t (m mood);
CREATE INDEX t_m ON t (m);
--- rows
INSERT INTO t VALUES ('ok'), ('happy');
--- after
CREATE TYPE mood AS ENUM ('happy', 'ok', 'sad');
CREATE TABLE t (m mood);
CREATE INDEX t_m ON t (m);
