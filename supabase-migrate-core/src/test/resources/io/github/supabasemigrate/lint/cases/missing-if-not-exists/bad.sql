create table public.a (id int);
create index a_id_idx on public.a (id);
create schema app;
create sequence public.s;
create extension citext;
create materialized view public.m as select 1 as one;
alter table public.a add column b int, add column if not exists c int;
alter type public.mood add value 'good';
