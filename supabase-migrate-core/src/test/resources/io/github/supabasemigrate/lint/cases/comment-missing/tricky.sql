create table public.a (id int primary key);
comment on table public.a is 'What it is for.';
create table public.b (id int primary key);
comment on column public.b.id is 'Its number.';
create table public.c (id int primary key);
comment on table public.c is null;
create table private.d (id int primary key);
