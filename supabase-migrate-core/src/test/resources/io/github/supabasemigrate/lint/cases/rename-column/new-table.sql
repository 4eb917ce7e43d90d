create table public.users (id int, name text);
alter table public.users rename column name to full_name;
alter table public.other rename constraint a to b;
alter policy "old" on public.users rename to "new";
