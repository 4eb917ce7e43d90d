alter table public.orders drop column if exists never_there;
create index if not exists orders_pkey on public.orders (id);
create table if not exists public.orders (id bigint primary key);
drop table if exists public.never_there;
create schema if not exists private;
