-- file: 20250101000000_make.sql
create table public.orders (id bigint primary key, customer bigint);
create index orders_customer_idx on public.orders (customer);
-- file: 20250102000000_drop.sql
drop index concurrently if exists public.orders_customer_idx;
create table public.fresh (id bigint primary key, note text);
create index fresh_note_idx on public.fresh (note);
drop index public.fresh_note_idx;
-- file: 20250103000000_drop.sql
drop index public.orders_customer_idx;
do $$ begin drop index if exists public.orders_total_idx; end $$;
