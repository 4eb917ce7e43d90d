drop table if exists public.settings;
create table public.settings (key text primary key);
create table public.scratch (a int);
drop table public.scratch;
create table public.scratch (a int, b int);
