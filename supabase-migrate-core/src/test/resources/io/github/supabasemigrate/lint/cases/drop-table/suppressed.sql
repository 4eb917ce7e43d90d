-- supabase-migrate:ignore drop-table moved to public.purchases
drop table public.orders;
drop table public.items; -- supabase-migrate:ignore drop-table nobody ever used it
-- squawk-ignore ban-drop-table
drop table public.carts;
-- supabase-migrate:ignore drop-table
drop table public.needs_a_reason;
