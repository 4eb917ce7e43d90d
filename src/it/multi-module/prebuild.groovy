// Never replayed before, whatever a cache holds.
new File(basedir, 'supabase/migrations/20250101000000_users.sql') << "\n-- ${UUID.randomUUID()}\n"
true
