alter type public.mood add value 'great';
alter type public.mood add value if not exists 'fine' before 'great';
alter type public.mood add value 'poor' after 'fine';
alter type public.mood rename value 'poor' to 'bad';
