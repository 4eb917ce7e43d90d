-- file: 20250101000000_open.sql
begin;
select 1;
-- file: 20250102000000_closed.sql
begin;
select 1;
end;
