alter table public.assessments add column a int;
alter table assessments add column b int;
alter table public.asessments add column a int;
alter index public.assessments_pkey rename to other;
do $$ begin alter table public.others add column a int; end $$;
