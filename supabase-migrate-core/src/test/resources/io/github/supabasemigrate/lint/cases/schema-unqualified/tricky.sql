create table notes (id int);
create temp table scratch (id int);
create function f() returns int language sql as 'select 1';
set search_path = private;
create table here (id int);
create table public.there (id int);
alter table notes add column a int;
create index on public.there (id);
