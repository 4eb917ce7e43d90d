create table public.fresh (id int not null);
alter table public.fresh alter column id drop not null;
alter table public.orders alter column total drop not null, alter column note set not null;
alter domain public.email drop not null;
