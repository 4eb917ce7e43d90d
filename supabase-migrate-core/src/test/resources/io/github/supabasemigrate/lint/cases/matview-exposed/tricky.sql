create materialized view public.open_totals as select 1 as id;
grant select on public.open_totals to anon;
create materialized view public.closed_totals as select 1 as id;
revoke all on public.closed_totals from anon, authenticated;
create materialized view private.totals as select 1 as id;
create materialized view public.gone as select 1 as id;
drop materialized view public.gone;
do $$ begin create materialized view public.from_a_block as select 1 as id; end $$;
