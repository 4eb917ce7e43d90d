-- file: 20250601120000_block.sql
/* What it is for. */
create table public.a (id int);
-- file: 20250601120001_late.sql
create table public.b (id int);
-- a comment behind is no header
-- file: 20250601120002_blank_lines.sql


-- What it is for.

create table public.c (id int);
