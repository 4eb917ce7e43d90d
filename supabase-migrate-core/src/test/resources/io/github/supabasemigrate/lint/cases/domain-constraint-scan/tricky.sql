create domain public.email as text check (value like '%@%');
alter domain public.email add constraint short check (length(value) < 100) not valid;
alter domain public.email validate constraint short;
alter domain public.email set default '';
alter domain public.email add check (length(value) > 2);
alter domain public.email set not null;
