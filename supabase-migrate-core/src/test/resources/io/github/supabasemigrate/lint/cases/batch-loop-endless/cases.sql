do $$ begin
  loop
    update public.t set a = 1 where id in (select id from public.t where b = 2 limit 10);
    exit when not found;
  end loop;
  loop
    update public.t set a = 1 where id in (select id from public.t where a is null limit 10);
    exit when not found;
  end loop;
end $$;
