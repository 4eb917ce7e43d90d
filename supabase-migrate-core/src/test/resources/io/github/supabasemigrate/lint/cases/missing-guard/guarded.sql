do $$ begin
  create type public.mood as enum ('good');
exception when duplicate_object then null;
end $$;
do $$ begin
  if not exists (select 1 from pg_type where typname = 'level') then
    create type public.level as enum ('low');
  end if;
end $$;
