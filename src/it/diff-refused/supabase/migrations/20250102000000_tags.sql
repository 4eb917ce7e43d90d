CREATE TABLE public.tags (id integer PRIMARY KEY, label text NOT NULL);
ALTER TABLE public.tags ENABLE ROW LEVEL SECURITY;
INSERT INTO public.tags VALUES (1, 'first'), (2, 'second');
INSERT INTO storage.buckets (id, name) VALUES ('notes', 'notes');
