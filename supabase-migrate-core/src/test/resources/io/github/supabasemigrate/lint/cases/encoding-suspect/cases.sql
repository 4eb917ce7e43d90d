-- Für Größe: æøå, 日本語, ✅ and … are fine
comment on table public.a is 'People âœ… active';
select 'zero​width';
