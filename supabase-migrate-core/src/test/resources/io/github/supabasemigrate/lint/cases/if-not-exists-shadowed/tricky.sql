-- file: 20250101000000_first.sql
create table public.a (id bigint primary key, note text);
create index a_note_idx on public.a (note);
create table public.b (id bigint primary key);
create table public.c (like public.a);
-- file: 20250102000000_same_shape.sql
create table if not exists public.a (id bigint primary key, note text);
create index if not exists a_note_idx on public.a (note);
-- file: 20250103000000_added_later.sql
create table if not exists public.b (id bigint primary key, more text);
-- file: 20250104000000_adds.sql
alter table public.b add column if not exists more text;
-- file: 20250105000000_other_schema.sql
create table if not exists private.a (id bigint primary key, other text);
create table if not exists public.c (id bigint primary key, other text);
-- file: 20250106000000_shadowed.sql
create index if not exists a_note_idx on public.a (id, note);
do $$ begin
  create table if not exists public.a (id bigint primary key, note text, third text);
end $$;
