CREATE VIEW public.all_notes AS SELECT * FROM public.notes;
