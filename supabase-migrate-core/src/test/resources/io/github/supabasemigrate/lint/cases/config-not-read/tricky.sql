-- file: ../config.json
{"db": {"major_version": 17}}
-- file: 20250601120001_c.sql
create table public.c (id int);
