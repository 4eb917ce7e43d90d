-- file: 20250101000000_make.sql
create table public.a (id int);
-- file: 20250102000000_again.sql
create table if not exists public.a (id int);
create index a_id on public.a (id);
