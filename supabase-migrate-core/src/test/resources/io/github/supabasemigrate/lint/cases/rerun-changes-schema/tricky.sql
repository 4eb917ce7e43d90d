-- file: 20250601120000_make.sql
create table if not exists public.orders (id bigint primary key, customer bigint, total int);
-- file: 20250601120001_unnamed_index.sql
create index on public.orders (customer);
-- file: 20250601120002_named_index.sql
create index if not exists orders_total_idx on public.orders (total);
