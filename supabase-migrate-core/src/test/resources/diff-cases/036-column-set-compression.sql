-- capability: column: SET COMPRESSION
--- before
CREATE TABLE t (a text);
--- after
CREATE TABLE t (a text COMPRESSION pglz);
