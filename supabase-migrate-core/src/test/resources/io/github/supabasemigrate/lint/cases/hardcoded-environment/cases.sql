select net.http_post('https://abcdefghijklmnopqrst.supabase.co/functions/v1/x');
create function public.f() returns void language plpgsql as $$
begin
  perform net.http_post(url := 'http://localhost:54321/functions/v1/x');
end $$;
select 'https://example.com/docs', 'https://supabase.com';
comment on table public.t is 'see http://localhost:3000';
select 1 where 'x' like 'http://127.0.0.1:%';
