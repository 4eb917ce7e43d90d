alter table public.orders add column note text;
create index on public.customers (email);
create table public.fresh (id bigint primary key, note text);
create index on public.fresh (note);
create index on public.orders (customer);
