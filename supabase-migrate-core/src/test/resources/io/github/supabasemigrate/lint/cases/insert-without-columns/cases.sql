insert into public.t values (1, 2);
insert into public.t select * from public.u;
insert into public.t (a) values (1);
insert into public.t default values;
