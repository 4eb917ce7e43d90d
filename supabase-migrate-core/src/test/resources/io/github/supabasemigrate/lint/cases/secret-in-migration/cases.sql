select set_config('app.key', 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIiwiaWF0IjoxfQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg', false);
do $$ begin perform dblink_connect('postgresql://admin:s3cr3tpassw0rd@db.example.com/postgres'); end $$;
-- postgresql://postgres:postgres@localhost:54322/postgres
-- postgresql://user:[YOUR-PASSWORD]@host/db and postgresql://user:$PASSWORD@host/db
select 'task-management-is-not-a-key', 'eyJhbGciOi';
