create table public.users (id bigint primary key);
drop table public.users;
