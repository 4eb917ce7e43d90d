-- file: 20251201230000_add_within_a_day.sql
select 1;
-- file: 20990101000000_add_later.sql
select 1;
