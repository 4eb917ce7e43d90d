-- capability: index: same definition, new name
--- before
CREATE TABLE t (a int, b int);
CREATE INDEX old_name ON t (b, a);
--- after
CREATE TABLE t (a int, b int);
CREATE INDEX new_name ON t (b, a);
