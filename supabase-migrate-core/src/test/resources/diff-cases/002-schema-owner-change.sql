-- capability: schema: owner change
--- before
CREATE SCHEMA billing;
--- after
CREATE SCHEMA billing AUTHORIZATION app_owner;
