-- file: 20250601120000_rollback_orders.sql
drop table public.orders;
-- file: 20250601120001_add_orders.down.sql
drop table public.orders;
-- file: 20250601120002_add_rollback_reason.sql
alter table public.orders add column reason text;
-- file: 20250601120003_markdown_pages.sql
create table public.pages (id int);
