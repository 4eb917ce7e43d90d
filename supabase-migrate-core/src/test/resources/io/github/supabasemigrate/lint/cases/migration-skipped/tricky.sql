-- file: 2025_too_short_but_digits.sql
create table public.a (id int);
-- file: README.sql
select 1;
-- file: 20250601120000-hyphen.sql
create table public.b (id int);
-- file: 20250601120001_fine.sql
create table public.c (id int);
-- file: down/20250601120002_nested.sql
create table public.d (id int);
