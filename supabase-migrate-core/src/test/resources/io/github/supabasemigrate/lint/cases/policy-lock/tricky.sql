create table public.fresh (id bigint primary key);
alter table public.fresh enable row level security;
create policy p on public.fresh for select to authenticated using (true);
drop policy if exists old on public.notes;
alter table public.notes enable row level security;
alter table public.notes add column c int;
set local lock_timeout = '1s';
alter policy mine on public.notes to anon;
