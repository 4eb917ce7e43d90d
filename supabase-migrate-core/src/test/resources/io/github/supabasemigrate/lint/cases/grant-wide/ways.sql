grant all on table public.a to anon;
grant select on public.a to anon;
grant insert, update on public.a to authenticated;
grant all on all tables in schema public to public;
grant all on schema public to anon;
grant usage on schema public to anon;
revoke all on public.a from anon;
grant execute on function public.f() to anon;
