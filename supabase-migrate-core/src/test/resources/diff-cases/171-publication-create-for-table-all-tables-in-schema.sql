-- capability: publication: create for table / all tables / in schema
-- from: 15
--- before
CREATE TABLE t (a int PRIMARY KEY, b int);
--- after
CREATE TABLE t (a int PRIMARY KEY, b int);
CREATE PUBLICATION some_rows FOR TABLE t (a) WHERE (a > 5) WITH (publish = 'insert, update');
CREATE PUBLICATION everything FOR ALL TABLES;
CREATE PUBLICATION of_public FOR TABLES IN SCHEMA public WITH (publish_via_partition_root);
