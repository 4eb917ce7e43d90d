alter system set work_mem = '64MB';
copy public.t from '/tmp/t.csv';
copy public.t to program 'cat';
create role boss superuser;
create function public.p() returns int language plpython3u as 'return 1';
alter role authenticated set statement_timeout = '8s';
create function public.f() returns int language plpgsql as 'begin return 1; end';
