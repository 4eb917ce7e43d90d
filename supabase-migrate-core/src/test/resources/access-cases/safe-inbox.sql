-- silent
CREATE TABLE public.contact_requests (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), message text NOT NULL);
ALTER TABLE public.contact_requests ENABLE ROW LEVEL SECURITY;
CREATE POLICY write ON public.contact_requests FOR INSERT TO anon, authenticated WITH CHECK (true);
