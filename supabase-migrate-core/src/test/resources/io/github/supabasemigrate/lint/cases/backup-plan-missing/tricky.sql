-- file: 20250101000000_plain.sql
alter table public.orders drop column note;
-- file: 20250102000000_new.sql
create table public.scratch (id int);
drop table public.scratch;
delete from public.orders where id = 1;
drop policy old on public.orders;
-- file: 20250103000000_said.sql
/* because nobody reads it; dump of 2025-01-02 in the archive */
truncate public.events;
-- file: 20250104000000_all.sql
delete from public.events;
create function public.purge() returns void language sql as 'truncate public.events';
