-- file: 20250101000000_make.sql
create materialized view public.totals as select 1 as id;
create unique index on public.totals (id);
refresh materialized view public.totals;
-- file: 20250102000000_refresh.sql
refresh materialized view concurrently public.totals;
refresh materialized view public.totals with no data;
refresh materialized view public.totals;
