do $$ begin
  lock table public.orders in share mode;
end $$;
lock public.orders;
comment on table public.orders is 'lock table public.orders';
