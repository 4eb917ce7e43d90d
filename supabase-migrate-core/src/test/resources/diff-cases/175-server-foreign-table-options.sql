-- capability: server / foreign table options
--- before
CREATE EXTENSION postgres_fdw;
CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'a', port '1');
CREATE FOREIGN TABLE r (x int OPTIONS (column_name 'y')) SERVER far OPTIONS (table_name 'q');
CREATE USER MAPPING FOR app_reader SERVER far OPTIONS ("user" 'u');
--- after
CREATE EXTENSION postgres_fdw;
CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'b', dbname 'd');
CREATE FOREIGN TABLE r (x int OPTIONS (column_name 'z'), w text) SERVER far OPTIONS (table_name 'q', schema_name 's');
CREATE USER MAPPING FOR app_reader SERVER far OPTIONS ("user" 'v');
