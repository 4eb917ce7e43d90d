create policy a on public.notes for update using (owner = (select auth.uid())) with check (true);
create policy b on public.notes for update using (true) with check (true);
create policy c on public.notes for update using (owner = (select auth.uid()));
create policy d on public.notes for insert with check (true);
create policy e on public.notes for all to authenticated using (owner = (select auth.uid())) with check (1 = 1);
