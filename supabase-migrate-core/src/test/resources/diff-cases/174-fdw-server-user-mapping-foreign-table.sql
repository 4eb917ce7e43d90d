-- capability: FDW + server + user mapping + foreign table
--- before
--- after
CREATE EXTENSION file_fdw;
CREATE SERVER files FOREIGN DATA WRAPPER file_fdw;
CREATE USER MAPPING FOR app_reader SERVER files;
CREATE FOREIGN TABLE lines (line text OPTIONS (force_null 'true') NOT NULL, n int DEFAULT 1) SERVER files OPTIONS (filename '/dev/null', format 'csv');
