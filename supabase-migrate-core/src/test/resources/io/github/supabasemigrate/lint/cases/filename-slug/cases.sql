-- file: 20250101000000_Update-2.sql
select 1;
-- file: 20250102000000_changes.sql
select 1;
-- file: 20250103000000_add_status_to_experiments.sql
select 1;
-- file: 20250104000000_user_table.sql
select 1;
