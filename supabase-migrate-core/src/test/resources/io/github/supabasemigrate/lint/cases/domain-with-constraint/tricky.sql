create domain public.email as text check (value like '%@%');
create domain public.name as text;
create domain public.label as text not null;
create domain public.code as text collate "C" default '';
