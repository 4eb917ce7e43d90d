-- capability: sequence: data type
--- before
CREATE SEQUENCE s AS int;
--- after
CREATE SEQUENCE s AS bigint;
