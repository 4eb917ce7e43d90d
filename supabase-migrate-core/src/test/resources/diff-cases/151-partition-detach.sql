-- capability: partition: detach
--- before
CREATE TABLE e (id int NOT NULL, at date) PARTITION BY RANGE (at);
CREATE TABLE old PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
--- rows
INSERT INTO e VALUES (1, '2024-05-05');
--- after
CREATE TABLE e (id int NOT NULL, at date) PARTITION BY RANGE (at);
CREATE TABLE old (id int NOT NULL, at date);
