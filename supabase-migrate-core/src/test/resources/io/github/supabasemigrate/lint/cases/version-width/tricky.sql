-- file: 0001_a.sql
create table public.a (id int);
-- file: 0010_b.sql
create table public.b (id int);
-- file: 20250601120001_c.sql
create table public.c (id int);
