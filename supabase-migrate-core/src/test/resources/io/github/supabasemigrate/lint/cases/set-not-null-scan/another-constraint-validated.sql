-- file: 20250101000000_make.sql
create table public.a (b int, c int);
alter table public.a add constraint c_there check (c is not null) not valid;
-- file: 20250102000000_validate.sql
alter table public.a validate constraint c_there;
-- file: 20250103000000_b.sql
alter table public.a alter b set not null;
-- file: 20250104000000_c.sql
alter table public.a alter c set not null;
