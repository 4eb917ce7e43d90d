-- capability: privileges: configuration parameter
-- from: 15
--- before
GRANT SET ON PARAMETER log_min_duration_statement TO app_reader;
GRANT ALTER SYSTEM ON PARAMETER wal_level TO app_owner;
--- after
GRANT SET, ALTER SYSTEM ON PARAMETER log_min_duration_statement TO app_reader WITH GRANT OPTION;
GRANT SET ON PARAMETER "auto_explain".log_analyze TO app_reader;
