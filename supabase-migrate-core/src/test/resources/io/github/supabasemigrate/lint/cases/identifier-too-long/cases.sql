create policy "Users can view the documents of every organisation that they are a member of" on public.d using (true);
create index documents_organisation_id_created_at_status_assigned_to_updated_at_idx on public.d (id);
create index i on public.d (id); -- a_comment_may_be_as_long_as_it_likes_and_nobody_will_ever_cut_it_off_after_63
comment on table public.d is 'a_text_may_be_as_long_as_it_likes_and_nobody_will_ever_cut_it_off_after_63_bytes';
