alter table public.a add constraint c check (id > 0) not valid, add constraint d check (id > 1) not valid;
alter table public.a validate constraint c;
-- file: 20250602000000_next.sql
alter table public.a validate constraint d;
