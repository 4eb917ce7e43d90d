-- file: 20250101000000_make.sql
create table public.a (v varchar(10), t text, i int, n numeric(8,2), at timestamp(3), e public.mood, c char(3));
-- file: 20250102000000_free.sql
alter table public.a alter v type varchar(20), alter t type varchar, alter n type numeric(10,2), alter at type timestamp;
alter table public.a alter v type text using v::text;
-- file: 20250103000000_not.sql
alter table public.a alter i type bigint;
alter table public.a alter t type varchar(50);
alter table public.a alter c type text;
alter table public.a alter e type text;
alter table public.a alter v type text using upper(v);
alter table public.unknown alter x type text;
