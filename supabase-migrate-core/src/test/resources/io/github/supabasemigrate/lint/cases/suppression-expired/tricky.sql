-- supabase-migrate:ignore drop-table until=2025-11-30 until the end of November
drop table public.a;
-- supabase-migrate:ignore drop-table until=2025-12-01 the last day counts
drop table public.b;
-- supabase-migrate:ignore drop-table until=2025-13-45 no such day
drop table public.c;
