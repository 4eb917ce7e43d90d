create policy mixed on public.a for select to authenticated using (u = (select auth.uid()) or o = auth.uid());
create policy wrapped on public.a for select to authenticated using (u = (select coalesce(auth.uid(), null)));
create policy own_function on public.a for select to authenticated using (public.uid() = u);
create policy correlated on public.a for select to authenticated using (exists (select 1 from public.m where m.a = a.id and m.u = auth.uid()));
create policy once on public.a for select to authenticated using (id in (select m.a from public.m where m.u = auth.uid()));
create policy setting on public.a for select to authenticated using (tenant = current_setting('app.tenant')::int);
alter policy wrapped on public.a using (auth.jwt() ->> 'x' = 'y');
