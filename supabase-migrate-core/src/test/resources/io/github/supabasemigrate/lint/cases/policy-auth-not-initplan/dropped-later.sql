create policy p on public.a for select to authenticated using (u = auth.uid());
-- file: 20250602000000_better.sql
drop policy p on public.a;
create policy p on public.a for select to authenticated using (u = (select auth.uid()));
