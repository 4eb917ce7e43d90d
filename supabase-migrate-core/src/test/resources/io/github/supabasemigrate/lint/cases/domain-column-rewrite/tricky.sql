-- file: 20250101000000_make.sql
create domain public.positive as int check (value > 0);
create domain public.plain as int;
create table public.lines (id bigint primary key);
insert into public.lines select i from generate_series(1, 20) i;
-- file: 20250102000000_constrained.sql
alter table public.lines add column a public.positive;
-- file: 20250103000000_plain.sql
alter table public.lines add column b public.plain;
alter table public.lines add column c int;
