alter table public.t add check (a > 0);
alter table public.t add unique (a);
alter table public.t add foreign key (a) references public.par (id);
create index on public.t (b);
