-- file: ../config.toml
project_id = "demo"
[db.seed]
enabled = true
sql_paths = ["./seed.sql", "./seeds/*.sql"]
-- file: ../seed.sql
select 1;
-- file: 20250601120001_c.sql
create table public.c (id int);
