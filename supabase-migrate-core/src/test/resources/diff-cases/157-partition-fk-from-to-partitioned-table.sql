-- capability: partition: FK from/to partitioned table
--- before
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE p (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE c (p_id int, p_at date);
--- rows
INSERT INTO u VALUES (1);
INSERT INTO p VALUES (1, '2024-05-05');
INSERT INTO c VALUES (1, '2024-05-05');
--- after
CREATE TABLE u (id int PRIMARY KEY);
CREATE TABLE p (id int REFERENCES u, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE c (p_id int, p_at date, FOREIGN KEY (p_id, p_at) REFERENCES p ON DELETE CASCADE);
