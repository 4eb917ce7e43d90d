-- file: 20250601120000_fine.sql
create table public.users (id bigint primary key);
do $$ begin
  alter table public.userz add column note text;
exception when undefined_table then null;
end $$;
-- file: 20250601120001_fails_inside.sql
do $$ begin
  execute 'alter table public.users add column id text';
end $$;
