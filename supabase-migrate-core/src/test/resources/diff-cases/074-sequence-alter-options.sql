-- capability: sequence: alter options
--- before
CREATE SEQUENCE s INCREMENT 1 MAXVALUE 1000;
--- rows
SELECT nextval('s'), nextval('s');
--- after
CREATE SEQUENCE s INCREMENT 3 MAXVALUE 5000 START 1 CACHE 10 CYCLE;
