-- capability: privileges: type usage revoke
--- before
CREATE TYPE mood AS ENUM ('ok');
CREATE DOMAIN d AS int;
--- after
CREATE TYPE mood AS ENUM ('ok');
CREATE DOMAIN d AS int;
REVOKE USAGE ON TYPE mood FROM PUBLIC;
GRANT USAGE ON DOMAIN d TO app_reader;
