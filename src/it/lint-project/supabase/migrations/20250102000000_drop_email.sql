alter table public.users drop column email;
-- supabase-migrate:ignore drop-cascade nothing depends on it yet
drop function if exists public.old_helper() cascade;
