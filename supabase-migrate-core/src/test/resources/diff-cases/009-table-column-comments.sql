-- capability: table+column comments
--- before
CREATE TABLE t (a int, b int);
COMMENT ON COLUMN t.b IS 'old';
--- after
CREATE TABLE t (a int, b int);
COMMENT ON TABLE t IS 'A table';
COMMENT ON COLUMN t.a IS 'It''s $$ "quoted" \ text';
