-- capability: privileges: owner's own privilege revoked
--- before
CREATE TABLE t (a int);
ALTER TABLE t OWNER TO app_owner;
--- after
CREATE TABLE t (a int);
ALTER TABLE t OWNER TO app_owner;
REVOKE DELETE, TRUNCATE ON t FROM app_owner;
