create table public.assessments (id int);
create table public.assesments (id int);
do $$ begin create table if not exists public.brand_new (id int); end $$;
create function public.f() returns void language plpgsql as $$ begin create table public.hidden (id int); end $$;
create temp table scratch (id int);
create schema x create table t (id int);
