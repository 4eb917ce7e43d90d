-- file: 20250101000000_make.sql
create table public.bookings (id bigint primary key, during tstzrange);
-- file: 20250102000000_exclude.sql
create table public.fresh (id bigint primary key, during tstzrange, exclude using gist (during with &&));
alter table public.fresh add exclude using gist (during with &&);
alter table public.bookings add constraint no_overlap exclude using gist (during with &&);
