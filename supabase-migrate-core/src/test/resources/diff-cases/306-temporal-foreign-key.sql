-- capability: constraint: temporal foreign key
-- from: 18
--- common
CREATE EXTENSION btree_gist;
--- before
CREATE TABLE room (id int NOT NULL, during tstzrange NOT NULL, CONSTRAINT room_key PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE stay (room int, during tstzrange);
--- rows
INSERT INTO room VALUES (1, '[2024-01-01, 2024-02-01)');
INSERT INTO stay VALUES (1, '[2024-01-05, 2024-01-06)');
--- after
CREATE TABLE room (id int NOT NULL, during tstzrange NOT NULL, CONSTRAINT room_key PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE stay (room int, during tstzrange,
    CONSTRAINT stay_room FOREIGN KEY (room, PERIOD during) REFERENCES room (id, PERIOD during));
