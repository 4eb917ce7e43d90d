create table public.a (id int);
create index a_id on public.a (id);
create index on a (id);
