-- file: 20250101000000_tables.sql
create table public.items (id bigint);
create table public.kept (id bigint);
insert into public.kept values (1);

-- file: 20250102000000_drop.sql
-- Nobody waits for a table that is going.
drop table public.items cascade;
alter table public.kept add primary key (id);
