create table public.a (id int primary key, age int);
create table public.b (id serial primary key);
create table public.c (id bigint primary key);
create table public.d (id smallint, primary key (id));
create table public.e (a int, b int, primary key (a, b));
create table public.f (id uuid primary key);
create table public.only_one (id int primary key default 1 check (id = 1));
