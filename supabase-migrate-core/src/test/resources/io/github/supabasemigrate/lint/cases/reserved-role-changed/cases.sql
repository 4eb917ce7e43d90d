alter role anon login;
create role service_role;
alter role authenticator set statement_timeout = '8s';
create role reporting nologin;
