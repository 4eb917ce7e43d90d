-- capability: subscription: create
--- before
--- after
CREATE SUBSCRIPTION s CONNECTION 'dbname=elsewhere' PUBLICATION p, q WITH (connect = false, slot_name = NONE, binary = true);
