-- capability: foreign data wrapper: custom
--- before
--- after
CREATE FOREIGN DATA WRAPPER dummy OPTIONS (debug 'true');
CREATE SERVER nowhere TYPE 'x' VERSION '2' FOREIGN DATA WRAPPER dummy;
GRANT USAGE ON FOREIGN DATA WRAPPER dummy TO app_reader;
GRANT USAGE ON FOREIGN SERVER nowhere TO app_reader;
