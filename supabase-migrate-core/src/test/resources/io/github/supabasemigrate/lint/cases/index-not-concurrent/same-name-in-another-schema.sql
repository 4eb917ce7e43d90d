create schema other;
create table other.a (id int);
create index a_id on public.a (id);
