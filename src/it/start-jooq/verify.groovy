def log = new File(basedir, 'build.log').text
def generated = new File(basedir, 'target/generated-sources/jooq/com/example/db')

assert log =~ /Started `shadow_\d+` on `127\.0\.0\.1:\d+` as `postgres` with 1 migration; \$\{supabase\.db\.jdbcUrl} leads to it\./
assert new File(generated, 'tables/Orders.java').text.contains('TableField<OrdersRecord, OrderState> STATE')
assert new File(generated, 'enums/OrderState.java').exists()
