-- capability: inheritance: create child
--- before
CREATE TABLE animal (id int NOT NULL, name text DEFAULT 'x' CHECK (name <> ''));
--- after
CREATE TABLE animal (id int NOT NULL, name text DEFAULT 'x' CHECK (name <> ''));
CREATE TABLE tagged (tag text);
CREATE TABLE dog (good boolean DEFAULT true, name text DEFAULT 'rex') INHERITS (animal, tagged);
