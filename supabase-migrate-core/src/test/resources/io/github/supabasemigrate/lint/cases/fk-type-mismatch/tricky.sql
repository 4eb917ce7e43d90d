create table public.a (id bigserial primary key, code varchar(10) unique, kind public.kind unique);
create table public.b (id int primary key, a bigint references public.a);
create table public.c (id int primary key, a integer references public.a);
create table public.d (id int primary key, code text references public.a (code));
create table public.e (id int primary key, kind text references public.a (kind));
create table public.f (id text primary key references auth.users);
create table public.g (id int8 primary key references public.a (id));
create table public.h (id int primary key, a int references public.a);
alter table public.h alter column a type bigint;
