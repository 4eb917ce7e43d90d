create schema app create table t (id int) create view v as select 1 as one;
