do $$ begin
  if not exists (select from pg_policies where policyname = 'p') then
    create policy p on public.a for select to authenticated using (u = auth.uid());
  end if;
end $$;
