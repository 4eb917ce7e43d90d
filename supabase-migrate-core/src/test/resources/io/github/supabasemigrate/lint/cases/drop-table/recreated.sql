-- file: 20250101000000_create_orders.sql
create table if not exists public.orders (id bigint primary key);
-- file: 20250102000000_drop_orders.sql
create table if not exists public.orders (id bigint primary key);
drop table public.orders;
