create policy a on public.notes using (owner = '11111111-2222-3333-4444-555555555555');
create policy b on public.notes using ((select auth.email()) = 'boss@example.com');
create policy c on public.notes using (kind = 'public');
create policy d on public.notes using (team = '00000000-0000-0000-0000-000000000000'::uuid);
