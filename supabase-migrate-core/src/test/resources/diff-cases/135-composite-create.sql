-- capability: composite: create
--- before
--- after
CREATE TYPE address AS (street text COLLATE "C", zip varchar(5), lines text[]);
CREATE TYPE empty AS ();
COMMENT ON COLUMN address.zip IS 'five digits';
