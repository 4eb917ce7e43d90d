def log = new File(basedir, 'build.log').text

assert log.contains('supabase/migrations/20250101000000_users.sql:1: error: `20250101000000_users.sql` was edited after it came into main.'
        + ' Line 1 was `CREATE TABLE public.users (id uuid PRIMARY KEY REFERENCES auth.users (id), email text NOT NULL);`'
        + ' and is `CREATE TABLE public.users (id uuid PRIMARY KEY REFERENCES auth.users (id), email text);`.')
assert log.contains('`20250102000000_late.sql` is new and sorts before `20250103000000_comment.sql`, which main already has.')
