-- file: 20250601120000_transaction.sql
set local lock_timeout = '5s';
alter table public.orders add column note text;
-- file: 20250601120001_none.sql
-- supabase-migrate: transaction=false
set local lock_timeout = '5s';
create index concurrently on public.orders (note);
set lock_timeout = '5s';
