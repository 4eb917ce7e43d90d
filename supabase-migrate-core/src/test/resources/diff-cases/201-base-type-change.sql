-- capability: base type: properties change while a column uses it
--- common
CREATE TYPE label;
CREATE FUNCTION label_in(cstring) RETURNS label LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION label_out(label) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE FUNCTION label_recv(internal) RETURNS label LANGUAGE internal STABLE STRICT AS 'textrecv';
CREATE FUNCTION label_send(label) RETURNS bytea LANGUAGE internal STABLE STRICT AS 'textsend';
--- before
CREATE TYPE label (INPUT = label_in, OUTPUT = label_out, LIKE = text);
CREATE TABLE t (id int, name label);
CREATE VIEW v AS SELECT name FROM t;
--- rows
INSERT INTO t VALUES (1, 'a'), (2, 'b');
--- after
CREATE TYPE label (INPUT = label_in, OUTPUT = label_out, RECEIVE = label_recv, SEND = label_send, LIKE = text, STORAGE = external);
CREATE TABLE t (id int, name label);
CREATE VIEW v AS SELECT name FROM t;
