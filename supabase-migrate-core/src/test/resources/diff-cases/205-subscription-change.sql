-- capability: subscription: publications, connection, options and owner change
--- before
CREATE SUBSCRIPTION s CONNECTION 'dbname=elsewhere' PUBLICATION p, q WITH (connect = false, slot_name = NONE, binary = true);
CREATE SUBSCRIPTION gone CONNECTION 'dbname=elsewhere' PUBLICATION p WITH (connect = false, slot_name = NONE);
--- after
CREATE SUBSCRIPTION s CONNECTION 'host=there dbname=elsewhere' PUBLICATION q, r
    WITH (connect = false, slot_name = 'mine', synchronous_commit = 'local', streaming = on);
COMMENT ON SUBSCRIPTION s IS 'from there';
