-- file: 20251301250000_add_a.sql
select 1;
-- file: 20250229120000_add_b.sql
select 1;
-- file: 20240229120000_add_c.sql
select 1;
-- file: 001_add_d.sql
select 1;
