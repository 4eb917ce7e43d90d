alter table public.a add b int not null;
alter table public.a add c int not null default 0;
alter table public.a add d int generated always as identity;
alter table public.a add e bigserial not null;
create table public.n (id int);
alter table public.n add b int not null;
