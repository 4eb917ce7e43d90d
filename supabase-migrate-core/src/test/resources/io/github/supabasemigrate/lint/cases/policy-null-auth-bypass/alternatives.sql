create policy a on public.t for select using (auth.uid() is null or u = auth.uid());
create policy b on public.t for select using (open or (select auth.uid()) is null);
create policy c on public.t for select using (auth.uid() is null and open);
create policy d on public.t for select using ((select auth.uid()) is not null);
create policy e on public.t for select using (deleted_at is null or u = auth.uid());
