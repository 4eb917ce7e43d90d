create policy "own rows" on public.notes using (true);
do $$ begin create policy "other" on public.notes using (true); end $$;
