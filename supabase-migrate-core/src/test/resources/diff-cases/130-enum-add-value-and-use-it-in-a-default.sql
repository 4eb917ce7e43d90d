-- capability: enum: add value and use it in a default
--- before
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE t (k int, m mood DEFAULT 'sad');
--- rows
INSERT INTO t VALUES (1);
--- after
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (k int, m mood DEFAULT 'happy', n mood NOT NULL DEFAULT 'happy', CHECK (m <> 'happy' OR k > 0));
