create view public.state with (security_invoker = true) as select count(id) as n from (select id from public.notes limit 1) as few;
create view public.by_team with (security_invoker = true) as select team, count(*) as n from public.notes group by team;
create view public.shown with (security_invoker = true) as select id, owner from public.notes where shared;
grant all on table public.state to anon;
grant all on public.by_team to anon;
grant all on public.shown to anon;
grant all on public.state, public.shown to anon;
