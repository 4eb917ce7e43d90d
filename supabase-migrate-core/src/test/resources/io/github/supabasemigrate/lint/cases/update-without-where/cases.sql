update public.orders set status = 'open';
update public.orders set status = 'open' where status is null;
alter table public.orders add column region text;
update public.orders set region = 'eu';
update public.orders o set status = s.name from public.statuses s where s.id = o.status_id;
