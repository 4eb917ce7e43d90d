create table public.fresh (id bigint primary key);
create table public.a (id bigint primary key, fresh bigint references public.fresh);
create table public.b (id uuid primary key references auth.users on delete cascade);
create table public.c (id bigint primary key, parent bigint references public.c);
create table public.d (id bigint, customer bigint, foreign key (customer) references public.customers (id));
