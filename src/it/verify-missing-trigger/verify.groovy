def log = new File(basedir, 'build.log').text

assert log.contains('The trigger `on_auth_user_created` on `auth.users` is missing.'
        + ' It was dropped at supabase/migrations/20250102000000_cleanup.sql:1:1. [required-object]')
assert !log.contains('handle_new_user` is missing')
