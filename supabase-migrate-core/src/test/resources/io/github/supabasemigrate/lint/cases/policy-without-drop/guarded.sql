drop policy if exists "own rows" on public.notes;
create policy "own rows" on public.notes using (true);
do $$ begin
  if not exists (select 1 from pg_policies where tablename = 'notes' and policyname = 'other') then
    create policy "other" on public.notes using (true);
  end if;
end $$;
alter policy "own rows" on public.notes using (false);
