-- capability: ordering: table default uses a new function that reads another new table
--- before
--- after
CREATE TABLE setting (k text PRIMARY KEY, v int);
CREATE FUNCTION a_default() RETURNS int LANGUAGE sql STABLE AS $$SELECT v FROM setting WHERE k = 'x'$$;
CREATE TABLE a_table (n int DEFAULT a_default());
