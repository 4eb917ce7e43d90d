create table if not exists public.a (id int);
create temp table scratch (id int);
create index on public.a (id);
drop table if exists public.b;
create table public.b (id int);
do $$ begin
  if not exists (select 1 from information_schema.tables where table_schema = 'public' and table_name = 'c') then
    create table public.c (id int);
  end if;
  begin
    create index c_id_idx on public.c (id);
  exception when duplicate_table then null;
  end;
  if to_regclass('public.d') is null then
    create table public.d (id int);
  end if;
end $$;
-- their second run changes nothing
alter table public.a enable row level security;
alter table public.a alter column id set not null;
alter table public.a alter column id set default 3;
alter table public.a validate constraint c;
alter table public.a alter column id type bigint;
grant select on public.a to anon;
comment on table public.a is 'x';
