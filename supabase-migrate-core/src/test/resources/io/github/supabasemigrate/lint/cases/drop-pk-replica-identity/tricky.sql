-- file: 20250101000000_make.sql
create table public.a (id bigint primary key);
create table public.b (id bigint primary key);
create table public.c (id bigint primary key, constraint other check (id > 0));
create table public.d (id bigint constraint d_key primary key);
alter publication supabase_realtime add table public.a, public.c, public.d;
-- file: 20250102000000_drop.sql
alter table public.a replica identity full;
alter table public.b drop constraint b_pkey;
alter table public.c drop constraint other;
alter table public.d drop constraint d_key;
alter table public.a drop constraint a_pkey;
alter table public.a replica identity full;
