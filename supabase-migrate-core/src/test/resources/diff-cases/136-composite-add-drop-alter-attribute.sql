-- capability: composite: add/drop/alter attribute
--- before
CREATE TYPE address AS (street text, zip int, gone boolean);
--- after
CREATE TYPE address AS (street text, zip text, country text);
