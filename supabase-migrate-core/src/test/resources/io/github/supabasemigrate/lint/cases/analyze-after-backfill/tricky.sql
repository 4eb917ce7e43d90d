create table public.fresh (id int primary key, name text);
create index on public.fresh (lower(name));
create index on public.orders (customer);
create index on public.orders (customer, lower(note));
create index on public.orders using gin (to_tsvector('simple', note));
create index on public.customers (lower(email));
analyze public.customers;
