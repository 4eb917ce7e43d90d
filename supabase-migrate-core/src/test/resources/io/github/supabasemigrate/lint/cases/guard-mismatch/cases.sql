do $$ begin
  if not exists (select 1 from pg_policies where schemaname = 'public' and tablename = 't' and policyname = 'P2') then
    create policy p2 on public.t using (true);
  end if;
end $$;
do $$ begin
  if exists (select 1 from information_schema.tables where table_schema = 'public' and table_name = 'par') then
    alter table public.t add constraint fk_user foreign key (a) references public.par (id);
    alter table public.t add column if not exists b int;
    create index if not exists t_b on public.t (b);
  end if;
end $$;
do $$ begin
  if exists (select 1 from information_schema.tables where table_schema = 'public' and table_name = 'par') then
    if not exists (select 1 from pg_constraint where conrelid = 'public.t'::regclass and conname = 'fk_user') then
      alter table public.t add constraint fk_user foreign key (a) references public.par (id);
    end if;
  end if;
end $$;
