alter table public.users rename column name to full_name;
alter table public.users rename nick to nickname;
