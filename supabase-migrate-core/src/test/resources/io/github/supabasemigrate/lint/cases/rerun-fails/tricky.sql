-- file: 20250601120000_add_policy.sql
create table if not exists public.notes (id bigint primary key, owner uuid);
alter table public.notes enable row level security;
create policy own on public.notes for select to authenticated using (owner = (select auth.uid()));
-- file: 20250601120001_idempotent.sql
alter table public.notes enable row level security;
alter table public.notes alter column owner set not null;
alter table public.notes alter column owner set default gen_random_uuid();
create or replace view public.v with (security_invoker = true) as select 1 as one;
