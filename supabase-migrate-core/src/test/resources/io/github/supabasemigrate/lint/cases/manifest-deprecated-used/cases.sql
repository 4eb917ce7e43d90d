create view public.v as select * from public.old_assessments;
create table public.a (id int references public.old_assessments (id));
drop table public.old_assessments;
select 'public.old_assessments';
