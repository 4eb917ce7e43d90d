create policy a on public.t for update using (id = id);
create policy b on public.t for delete to authenticated using (1 = 1);
create policy c on public.t for select using (true);
create policy d on public.t for all to service_role using (true);
create policy e on public.t as restrictive for all to authenticated using (true);
create policy f on public.t for insert to anon with check ((true));
create policy g on public.t for update to authenticated using (id = other_id);
create policy h on public.t for update to authenticated using (true and id = 1);
