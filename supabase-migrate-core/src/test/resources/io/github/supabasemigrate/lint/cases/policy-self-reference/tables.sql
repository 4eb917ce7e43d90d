create policy a on public.t using (exists (select 1 from t x where x.id = t.parent));
create policy b on public.t using (exists (select 1 from other.t x where x.id = 1));
create policy c on public.t using (public.in_t(id));
