-- capability: constraint: exclusion
--- before
CREATE TABLE booking (room int4range, during tstzrange);
--- after
CREATE TABLE booking (room int4range, during tstzrange,
  CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&, room WITH &&) WHERE (NOT isempty(during)));
