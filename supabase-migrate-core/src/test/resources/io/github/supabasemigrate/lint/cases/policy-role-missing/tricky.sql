create policy a on public.notes for select using (true);
create policy b on public.notes for select to public using (true);
create policy c on public.notes for select to authenticated using (true);
alter policy c on public.notes using (shared);
create policy d on public.notes using (true);
drop policy d on public.notes;
