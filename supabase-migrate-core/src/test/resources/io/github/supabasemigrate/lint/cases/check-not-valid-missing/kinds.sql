alter table public.a add constraint p primary key (id);
alter table public.a add check (id > 0);
alter table public.a add constraint q check (id > 0) not valid;
create table public.b (id int);
alter table public.b add check (id > 0);
