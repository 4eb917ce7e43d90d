update public.t set a = 1, b = 2, a = 3;
update public.t set a = a where b is null;
update public.t set a = b, b = a;
insert into public.t (id, a) values (1, 2) on conflict (id) do update set a = excluded.a;
