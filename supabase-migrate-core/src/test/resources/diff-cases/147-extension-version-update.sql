-- capability: extension: version update
--- before
CREATE EXTENSION pg_trgm VERSION '1.5';
CREATE TABLE t (a text);
CREATE INDEX t_a ON t USING gin (a gin_trgm_ops);
--- after
CREATE EXTENSION pg_trgm VERSION '1.6';
CREATE TABLE t (a text);
CREATE INDEX t_a ON t USING gin (a gin_trgm_ops);
