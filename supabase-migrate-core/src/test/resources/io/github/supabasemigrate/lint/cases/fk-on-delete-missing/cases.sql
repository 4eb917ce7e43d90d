create table public.t (
  a uuid references auth.users,
  b uuid references auth.users (id) on delete set null,
  foreign key (a) references public.p (id) on update cascade
);
alter table public.t add constraint f foreign key (b) references public.p (id) on delete restrict;
