alter table public.t add constraint ck check (a > 0);
alter table public.t add primary key (id);
create index t_b_idx on public.t (b);
create table public.u (a int check (a > 0), unique (a));
alter table public.t add column if not exists c int check (c > 0);
