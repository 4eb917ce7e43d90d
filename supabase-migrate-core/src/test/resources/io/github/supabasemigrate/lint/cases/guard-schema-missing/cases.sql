do $$ begin
  if not exists (select 1 from information_schema.columns where table_name = 'users' and column_name = 'phone') then
    alter table public.users add column phone text;
  end if;
  if not exists (select 1 from pg_policies where tablename = 'users' and policyname = 'p') then
    create policy p on public.users using (true);
  end if;
  if not exists (select 1 from pg_trigger where tgname = 'set_updated_at' and tgrelid = 'public.my_table'::regclass) then
    create trigger set_updated_at before update on public.my_table for each row execute function public.f();
  end if;
  if not exists (select 1 from pg_indexes where schemaname = 'public' and indexname = 'i') then
    create index i on public.users (phone);
  end if;
end $$;
