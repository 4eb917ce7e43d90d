-- file: 20250601120000_one.sql
create table public.a (id int);
-- file: 20250601120000_two.sql
create table public.b (id int);
-- file: 20250601120000_three.sql
create table public.c (id int);
-- file: 20250601120001_three.sql
create table public.d (id int);
