create tabel public.a (id int);
create table public.b (id int);
alter table public.b add column ;
select 'unterminated
