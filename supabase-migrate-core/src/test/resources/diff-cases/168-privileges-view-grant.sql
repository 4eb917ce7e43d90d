-- capability: privileges: view grant
--- before
CREATE VIEW v AS SELECT 1 AS a;
--- after
CREATE VIEW v AS SELECT 1 AS a;
GRANT SELECT ON v TO app_reader;
