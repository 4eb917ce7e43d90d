-- supabase-migrate:ignore drop-table it is empty
create table public.a (id int);
-- supabase-migrate:ignore drop-table, drop-column both are gone
drop table public.b;
-- squawk-ignore ban-drop-table
create table public.c (id int);
select '-- supabase-migrate:ignore drop-table in a string';
