-- supabase-migrate:ignore drop-table
drop table public.a;
-- supabase-migrate:ignore drop-table: moved to public.b
drop table public.b;
-- squawk-ignore ban-drop-table
drop table public.c;
-- supabase-migrate:ignore drop-table until=2026-01-01
drop table public.d;
