def log = new File(basedir, 'build.log').text

assert log.contains('Using the MultiThreadedBuilder implementation with a thread count of 2')
// Two modules share one project, and its migrations run once.
assert log.count('applied 20250101000000_users.sql') == 1
assert log.count('Applied 1 migration to a throw-away database') == 2
assert log.count('No `supabase/` in this module: supabase-migrate:migrate has nothing to do.') == 1
