-- capability: schema: comment
--- before
CREATE SCHEMA billing;
--- after
CREATE SCHEMA billing;
COMMENT ON SCHEMA billing IS 'Invoices; don''t touch';
