-- capability: privileges: sequence grant
--- before
CREATE SEQUENCE s;
--- after
CREATE SEQUENCE s;
GRANT USAGE, SELECT ON SEQUENCE s TO app_reader;
