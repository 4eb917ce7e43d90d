-- silent
INSERT INTO storage.buckets (id, name) VALUES ('private', 'private');
CREATE POLICY read ON storage.objects FOR SELECT TO authenticated USING (bucket_id = 'private' AND (storage.foldername(name))[1] = auth.uid()::text);
CREATE POLICY add ON storage.objects FOR INSERT TO authenticated WITH CHECK (bucket_id = 'private' AND (storage.foldername(name))[1] = auth.uid()::text);
CREATE POLICY remove ON storage.objects FOR DELETE TO authenticated USING (bucket_id = 'private' AND (storage.foldername(name))[1] = auth.uid()::text);
