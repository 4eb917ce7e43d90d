-- capability: privileges: table grant
--- before
CREATE TABLE t (a int);
GRANT INSERT ON t TO app_reader;
--- after
CREATE TABLE t (a int);
GRANT SELECT, UPDATE ON t TO app_reader WITH GRANT OPTION;
GRANT SELECT ON t TO PUBLIC;
