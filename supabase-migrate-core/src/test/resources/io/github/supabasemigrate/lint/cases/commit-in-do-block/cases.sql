do $$ begin
  loop
    update public.t set a = 1 where a is null;
    exit when not found;
    commit;
  end loop;
end $$;
do $$ begin raise notice 'we do not commit;'; end $$;
