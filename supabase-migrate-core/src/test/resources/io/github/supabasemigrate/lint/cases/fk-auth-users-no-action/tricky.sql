create table public.a (id uuid primary key references auth.users on delete cascade);
create table public.b (id uuid primary key references auth.users (id));
create table public.c (id bigint primary key, who uuid references auth.users on delete set null);
create table public.d (id bigint primary key, b uuid references public.b);
create table public.e (id bigint primary key, who uuid);
alter table public.e add constraint who foreign key (who) references auth.users (id) on update cascade;
create table public.f (id bigint primary key, who uuid references auth.users on delete restrict);
