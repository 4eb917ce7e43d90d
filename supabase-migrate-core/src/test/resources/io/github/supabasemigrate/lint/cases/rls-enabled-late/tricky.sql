-- file: 20250101000000_make.sql
create table public.a (id int);
create table public.b (id int);
create table private.c (id int);
create table public.d (id int);
alter table public.d enable row level security;
create table public.e (id int);
-- file: 20250102000000_enable.sql
alter table public.a enable row level security;
alter table private.c enable row level security;
do $$ begin alter table public.b enable row level security; end $$;
drop table public.e;
