-- file: 20250101000000_make.sql
create table public.lines (id bigint primary key, name varchar(10), code text, at timestamp);
create index on public.lines (name);
create index on public.lines (code);
insert into public.lines select i, i, i from generate_series(1, 20) i;
-- file: 20250102000000_longer.sql
alter table public.lines alter column name type varchar(20);
-- file: 20250103000000_text.sql
alter table public.lines alter column name type text;
-- file: 20250104000000_collation.sql
alter table public.lines alter column code type text collate "C";
