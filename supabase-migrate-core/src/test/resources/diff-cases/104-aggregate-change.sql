-- capability: aggregate: change
--- before
CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
CREATE VIEW v AS SELECT total(x) FROM generate_series(1, 3) x;
--- after
CREATE AGGREGATE total(int) (SFUNC = int4pl, STYPE = int, INITCOND = '100', SORTOP = <);
CREATE VIEW v AS SELECT total(x) FROM generate_series(1, 3) x;
