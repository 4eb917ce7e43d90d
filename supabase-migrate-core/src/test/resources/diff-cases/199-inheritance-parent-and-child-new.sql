-- capability: inheritance: parent and child, both new, with a check
--- before
CREATE TABLE unrelated (a int);
--- after
CREATE TABLE unrelated (a int);
CREATE TABLE animal (id int NOT NULL, name text CHECK (name <> ''), CONSTRAINT own CHECK (id > 0) NO INHERIT);
CREATE TABLE dog (good boolean DEFAULT true CHECK (good)) INHERITS (animal);
CREATE TABLE puppy () INHERITS (dog);
COMMENT ON CONSTRAINT animal_name_check ON dog IS 'from above';
