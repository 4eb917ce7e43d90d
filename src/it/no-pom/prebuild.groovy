// Never replayed before, whatever a cache holds.
['sql/001_users.sql', 'elsewhere/supabase/migrations/20250101000000_orders.sql'].each {
    new File(basedir, it) << "\n-- ${UUID.randomUUID()}\n"
}
true
