-- capability: table: owner change
--- before
CREATE TABLE t (a int PRIMARY KEY, s serial);
--- after
CREATE TABLE t (a int PRIMARY KEY, s serial);
ALTER TABLE t OWNER TO app_owner;
