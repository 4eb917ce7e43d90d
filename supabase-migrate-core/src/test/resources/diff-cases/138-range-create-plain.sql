-- capability: range: create (plain)
--- before
--- after
CREATE TYPE time_range AS RANGE (SUBTYPE = time);
CREATE TYPE float_span AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi, MULTIRANGE_TYPE_NAME = float_spans);
CREATE TABLE t (a time_range, b float_spans);
