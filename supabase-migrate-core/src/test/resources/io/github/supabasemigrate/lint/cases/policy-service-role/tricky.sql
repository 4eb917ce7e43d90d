create policy a on public.notes to service_role using (true);
create policy b on public.notes using (auth.role() = 'service_role');
create policy c on public.notes using ((select auth.jwt() ->> 'role') = 'service_role' or owner = (select auth.uid()));
create policy d on public.notes to authenticated using (kind = 'service_role');
