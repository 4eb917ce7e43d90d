alter type public.mood rename value 'ok' to 'fine';
alter type public.mood add value 'great';
alter type public.mood rename to feeling;
alter type public.address rename attribute street to road;
