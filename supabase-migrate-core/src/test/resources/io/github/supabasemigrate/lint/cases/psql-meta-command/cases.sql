\restrict abc
\set x 1
select 1;
\unrestrict abc
