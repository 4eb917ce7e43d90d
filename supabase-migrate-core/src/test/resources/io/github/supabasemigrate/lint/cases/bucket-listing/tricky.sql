-- file: 20250101000000_buckets.sql
insert into storage.buckets (id, name, public) values ('avatars', 'avatars', true), ('papers', 'papers', false)
  on conflict (id) do nothing;
-- file: 20250102000000_policies.sql
create policy a on storage.objects for select using (bucket_id = 'avatars');
create policy b on storage.objects for select to authenticated using (bucket_id = 'papers');
create policy c on storage.objects for insert to authenticated with check (bucket_id = 'avatars');
create policy d on storage.objects for select to authenticated
  using (bucket_id = 'avatars' and (storage.foldername(name))[1] = (select auth.uid()::text));
create policy e on storage.objects for select to service_role using (bucket_id = 'avatars');
create policy f on storage.objects for all to anon using ((bucket_id)::text = 'avatars'::text);
