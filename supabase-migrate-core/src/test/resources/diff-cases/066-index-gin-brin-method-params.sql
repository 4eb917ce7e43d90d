-- capability: index: gin/brin method + params
--- before
CREATE TABLE t (a int, j jsonb);
--- after
CREATE TABLE t (a int, j jsonb);
CREATE INDEX t_j ON t USING gin (j jsonb_path_ops) WITH (fastupdate = off);
CREATE INDEX t_a ON t USING brin (a int4_minmax_multi_ops (values_per_range = 16)) WITH (pages_per_range = 32, autosummarize = on);
