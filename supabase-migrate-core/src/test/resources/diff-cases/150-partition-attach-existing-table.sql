-- capability: partition: attach existing table
--- before
CREATE TABLE e (id int NOT NULL, at date) PARTITION BY RANGE (at);
CREATE INDEX e_id ON e (id);
CREATE TABLE old (id int NOT NULL, at date);
CREATE INDEX old_id_idx ON old (id);
--- rows
INSERT INTO old VALUES (1, '2024-05-05');
--- after
CREATE TABLE e (id int NOT NULL, at date) PARTITION BY RANGE (at);
CREATE INDEX e_id ON e (id);
CREATE TABLE old PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
