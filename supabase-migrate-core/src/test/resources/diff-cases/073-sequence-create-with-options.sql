-- capability: sequence: create with options
--- before
--- after
CREATE SEQUENCE s AS smallint INCREMENT BY -2 MINVALUE -100 MAXVALUE 100 START WITH 50 CACHE 3 CYCLE;
