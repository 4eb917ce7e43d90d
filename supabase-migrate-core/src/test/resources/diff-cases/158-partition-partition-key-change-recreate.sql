-- capability: partition: partition key change (recreate)
--- before
CREATE TABLE e (id int, at date, kind text) PARTITION BY RANGE (at);
CREATE TABLE e1 PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
GRANT SELECT ON e TO app_reader;
CREATE VIEW v AS SELECT id FROM e;
--- rows
INSERT INTO e VALUES (1, '2024-05-05', 'a');
--- after
CREATE TABLE e (id int, at date, kind text) PARTITION BY LIST (kind);
CREATE TABLE e1 PARTITION OF e FOR VALUES IN ('a', 'b');
GRANT SELECT ON e TO app_reader;
CREATE VIEW v AS SELECT id FROM e;
