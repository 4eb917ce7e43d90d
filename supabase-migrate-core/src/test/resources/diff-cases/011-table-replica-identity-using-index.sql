-- capability: table: replica identity using index
--- before
CREATE TABLE t (a int PRIMARY KEY, b text NOT NULL);
--- after
CREATE TABLE t (a int PRIMARY KEY, b text NOT NULL);
CREATE UNIQUE INDEX t_b ON t (b);
ALTER TABLE t REPLICA IDENTITY USING INDEX t_b;
