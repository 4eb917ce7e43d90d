insert into storage.buckets (id, name, public) values ('attachments', 'attachments', true);
create policy listed on storage.objects for select to authenticated using (bucket_id = 'attachments');
create policy seen on storage.objects for select to anon, authenticated using (bucket_id = 'attachments');
