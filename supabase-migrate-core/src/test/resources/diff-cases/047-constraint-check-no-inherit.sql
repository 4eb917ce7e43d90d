-- capability: constraint: check NO INHERIT
--- before
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0));
CREATE TABLE s () INHERITS (t);
--- after
CREATE TABLE t (a int CONSTRAINT c CHECK (a > 0) NO INHERIT);
CREATE TABLE s () INHERITS (t);
