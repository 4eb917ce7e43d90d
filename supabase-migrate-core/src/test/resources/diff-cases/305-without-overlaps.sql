-- capability: constraint: WITHOUT OVERLAPS
-- from: 18
--- common
CREATE EXTENSION btree_gist;
--- before
CREATE TABLE room (id int NOT NULL, during tstzrange NOT NULL, CONSTRAINT room_key UNIQUE (id, during));
--- rows
INSERT INTO room VALUES (1, '[2024-01-01, 2024-02-01)');
--- after
CREATE TABLE room (id int NOT NULL, during tstzrange NOT NULL, CONSTRAINT room_key PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE INDEX room_during ON room USING gist (during);
