insert into public.t (a) values (1);
insert into public.t (id, a) values (1000, 1) on conflict do nothing;
insert into public.t (id, a) select 1000, 1 where not exists (select 1 from public.t where id = 1000);
create temp table scratch (id int);
insert into scratch (id) values (1);
do $$ begin
  if not exists (select 1 from public.t) then insert into public.t (a) values (1); end if;
end $$;
