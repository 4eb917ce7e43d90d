-- file: ../config.toml
project_id = "demo"
[db]
major_version = 17
majorversion = 15
[api]
schemas = ["public"]
-- file: 20250601120001_c.sql
create table public.c (id int);
