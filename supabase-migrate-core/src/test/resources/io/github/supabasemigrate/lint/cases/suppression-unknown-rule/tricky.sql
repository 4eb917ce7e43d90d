-- supabase-migrate:ignore drop-tabel it is gone
drop table public.a;
-- supabase-migrate:ignore drop-table, drop-everything it is gone
drop table public.b;
-- squawk-ignore ban-everything
drop table public.c;
select '-- supabase-migrate:ignore never-a-rule in a string';
