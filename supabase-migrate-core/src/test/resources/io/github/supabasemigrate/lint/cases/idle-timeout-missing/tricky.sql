-- file: 20250101000000_one.sql
alter table public.orders add column a int;
-- file: 20250102000000_new.sql
create table public.fresh (id bigint primary key);
alter table public.fresh enable row level security;
-- file: 20250103000000_two.sql
drop policy if exists p on public.orders;
create policy p on public.orders for select to authenticated using (true);
