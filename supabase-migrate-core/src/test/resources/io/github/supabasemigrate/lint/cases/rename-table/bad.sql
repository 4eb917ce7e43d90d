alter table public.users rename to people;
alter view public.active_users rename to active_people;
