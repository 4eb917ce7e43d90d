-- capability: partition: add column to parent
--- before
CREATE TABLE e (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE e1 PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
--- rows
INSERT INTO e VALUES (1, '2024-05-05');
--- after
CREATE TABLE e (id int, at date, note text NOT NULL DEFAULT '-') PARTITION BY RANGE (at);
CREATE TABLE e1 PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE e1 ALTER note SET DEFAULT 'own';
