-- file: 20250101000000_make.sql
create extension if not exists citext with schema extensions;
create table public.people (id bigint primary key, mail text unique, name text, nick text collate "C", born timestamp, at timestamp, seen timestamp);
create index people_born on public.people (born);
create index people_name on public.people (name);
create index people_nick on public.people (nick);
create index people_seen on public.people (seen);
insert into public.people (id) select i from generate_series(1, 20) i;
-- file: 20250102000000_index_on_mail.sql
alter table public.people alter column mail type extensions.citext;
-- file: 20250103000000_no_index.sql
alter table public.people alter column at type timestamptz;
-- file: 20250104000000_copies.sql
alter table public.people alter column born type timestamptz using born at time zone 'Europe/Vienna';
-- file: 20250105000000_same_collation.sql
alter table public.people alter column nick type text collate "C";
-- file: 20250106000000_dropped_index.sql
drop index public.people_seen;
alter table public.people alter column seen type timestamptz;
-- file: 20250107000000_new_table.sql
create table public.fresh (id bigint primary key, at timestamp unique);
alter table public.fresh alter column at type timestamptz;
