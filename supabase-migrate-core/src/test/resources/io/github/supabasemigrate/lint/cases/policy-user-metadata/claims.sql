create policy a on public.t using (auth.jwt() #>> '{user_metadata,role}' = 'x');
create policy b on public.t using ((select raw_user_meta_data ->> 'r' from auth.users where id = auth.uid()) = 'x');
create policy c on public.t using (auth.jwt() -> 'app_metadata' ->> 'r' = 'x');
