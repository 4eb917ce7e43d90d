create schema scratch;
drop schema scratch;
drop schema if exists reports cascade;
do $$ begin drop schema old; end $$;
comment on schema reports is 'drop schema reports';
