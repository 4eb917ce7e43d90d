-- capability: privileges: revoke
--- before
CREATE TABLE t (a int);
GRANT ALL ON t TO app_reader;
--- after
CREATE TABLE t (a int);
