-- capability: type: owner + comment
--- before
CREATE TYPE mood AS ENUM ('ok');
CREATE TYPE pair AS (a int);
CREATE DOMAIN d AS int;
--- after
CREATE TYPE mood AS ENUM ('ok');
CREATE TYPE pair AS (a int);
CREATE DOMAIN d AS int;
ALTER TYPE mood OWNER TO app_owner;
ALTER TYPE pair OWNER TO app_owner;
ALTER DOMAIN d OWNER TO app_owner;
COMMENT ON TYPE mood IS 'm';
COMMENT ON DOMAIN d IS 'd';
