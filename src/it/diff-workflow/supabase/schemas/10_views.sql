-- Sorts before the tables that it needs.
CREATE VIEW public.labels WITH (security_invoker = true) AS SELECT label, colour FROM public.tags;
