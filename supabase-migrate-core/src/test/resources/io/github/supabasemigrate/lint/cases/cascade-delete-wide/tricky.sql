create table public.a (id bigint primary key);
create table public.b (id bigint primary key references public.a on delete cascade);
create table public.c (id bigint primary key references public.b on delete cascade);
create table public.d (id bigint primary key references public.c on delete cascade);
create table public.e (id bigint primary key references public.d on delete cascade);
create table public.f (id bigint primary key references public.e on delete cascade);
create table public.g (id bigint primary key references public.f on delete set null);
create table public.h (id bigint primary key references public.h on delete cascade);
