-- capability: enum: remove value in use by a column
--- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
CREATE TABLE t (k int, m mood DEFAULT 'ok', all_of mood[]);
--- rows
INSERT INTO t VALUES (1, 'happy', '{happy,ok}');
--- after
CREATE TYPE mood AS ENUM ('ok', 'happy');
CREATE TABLE t (k int, m mood DEFAULT 'ok', all_of mood[]);
