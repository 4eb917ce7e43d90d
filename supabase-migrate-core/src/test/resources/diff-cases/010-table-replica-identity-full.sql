-- capability: table: replica identity full
--- before
CREATE TABLE t (a int PRIMARY KEY, b text);
--- after
CREATE TABLE t (a int PRIMARY KEY, b text);
ALTER TABLE t REPLICA IDENTITY FULL;
