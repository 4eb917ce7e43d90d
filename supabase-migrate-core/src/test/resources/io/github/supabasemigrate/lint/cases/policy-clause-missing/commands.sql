create policy a on public.t for insert to authenticated;
create policy b on public.t for update to authenticated with check (true);
create policy c on public.t for delete to authenticated using (true);
alter policy c on public.t to anon;
create policy d on public.t to authenticated;
