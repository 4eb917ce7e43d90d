-- capability: index: expression
--- before
CREATE TABLE t (a text);
CREATE INDEX i ON t (lower(a));
--- after
CREATE TABLE t (a text);
CREATE INDEX i ON t (upper(a), (a || 'x'));
