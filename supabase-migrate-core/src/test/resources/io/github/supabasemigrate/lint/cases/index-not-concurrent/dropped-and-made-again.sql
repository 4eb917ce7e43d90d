-- file: 20250101000000_make.sql
create table public.a (id int);
-- file: 20250102000000_again.sql
drop table public.a;
create table public.a (id int);
create index a_id on public.a (id);
