alter table public.users rename to people;
create view public.users as select * from public.people;
alter index public.users_pkey rename to people_pkey;
