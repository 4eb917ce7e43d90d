CREATE SCHEMA old;
CREATE TABLE old.t (id int);
CREATE TABLE public.users (wrong text);
