-- capability: extension: drop
--- before
CREATE EXTENSION hstore;
CREATE EXTENSION citext;
--- after
CREATE EXTENSION citext;
