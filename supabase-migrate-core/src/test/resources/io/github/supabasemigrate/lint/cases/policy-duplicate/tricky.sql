create table public.a (id bigint primary key, owner uuid);
alter table public.a enable row level security;
create policy one on public.a for select to authenticated using (owner = (select auth.uid()));
create policy two on public.a for select to authenticated using (owner   = (select auth.uid()));
create policy three on public.a for select to anon using (owner = (select auth.uid()));
create policy four on public.a for delete to authenticated using (owner = (select auth.uid()));
create policy five on public.a for select to authenticated using (false);
alter policy five on public.a using (owner = (select auth.uid()));
