-- capability: schema: create
--- before
--- after
CREATE SCHEMA billing;
CREATE TABLE billing.invoice (id bigint PRIMARY KEY);
