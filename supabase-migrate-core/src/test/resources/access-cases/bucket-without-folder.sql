-- caught: access-cross-read storage.objects A1 SELECT
INSERT INTO storage.buckets (id, name) VALUES ('private', 'private');
CREATE POLICY read ON storage.objects FOR SELECT TO authenticated USING (bucket_id = 'private');
