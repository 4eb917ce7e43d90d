-- file: 20250101000000_make.sql
create table public.a (b int not null, id int primary key);
-- file: 20250102000000_b.sql
alter table public.a alter b set not null, alter id set not null;
