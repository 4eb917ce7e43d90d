-- file: 20250101000000_one_transaction.sql
drop policy mine on public.notes;
create policy mine on public.notes for select to authenticated using (true);
-- file: 20250102000000_in_parts.sql
drop policy if exists mine on public.notes;
create policy mine on public.notes for select to authenticated using (true);
create policy other on public.notes for delete to authenticated using (false);
drop index concurrently public.notes_owner_idx;
create table public.fresh (id bigint primary key);
drop policy if exists mine on public.fresh;
create policy mine on public.fresh for select to authenticated using (true);
