create table public.a (id int primary key, created_at timestamptz default now());
create table public.b (id int primary key);
create table private.c (id int primary key);
create table public.d (id int primary key);
alter table public.d add column created_at timestamptz not null default now();
create table public.e (like public.a including all);
