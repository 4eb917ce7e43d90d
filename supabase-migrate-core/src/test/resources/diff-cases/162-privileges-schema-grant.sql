-- capability: privileges: schema grant
--- before
CREATE SCHEMA s;
--- after
CREATE SCHEMA s;
GRANT USAGE, CREATE ON SCHEMA s TO app_reader;
