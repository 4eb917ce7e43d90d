package io.github.supabasemigrate.database;

import io.github.supabasemigrate.finding.MigrateException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.postgresql.PGProperty;

/**
 * What the parameters of a URL mean to the driver: those that libpq knows (PostgreSQL manual §34.1.2) under libpq's names, the
 * driver's own under its names. What neither knows, or what would undo how connections are set up here, is ignored and named;
 * only a misspelt TLS setting stops the work, since ignoring it would weaken the connection.
 */
final class UrlParameters {

    private static final Map<String, PGProperty> LIBPQ = Map.of(
            "connect_timeout", PGProperty.CONNECT_TIMEOUT,
            "application_name", PGProperty.APPLICATION_NAME,
            "channel_binding", PGProperty.CHANNEL_BINDING,
            "gssencmode", PGProperty.GSS_ENC_MODE,
            "require_auth", PGProperty.REQUIRE_AUTH,
            "sslnegotiation", PGProperty.SSL_NEGOTIATION,
            "keepalives", PGProperty.TCP_KEEP_ALIVE,
            "target_session_attrs", PGProperty.TARGET_SERVER_TYPE,
            "krbsrvname", PGProperty.KERBEROS_SERVER_NAME,
            "fallback_application_name", PGProperty.APPLICATION_NAME);

    private static final Map<String, String> SERVER_TYPES = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    /** The driver's settings that a URL may not change: they decide how statements are sent, or name classes to load. */
    private static final Set<PGProperty> FIXED = EnumSet.of(
            PGProperty.ASSUME_MIN_SERVER_VERSION,
            PGProperty.AUTHENTICATION_PLUGIN_CLASS_NAME,
            PGProperty.AUTOSAVE,
            PGProperty.CONNECT_EXECUTOR,
            PGProperty.CONNECT_EXECUTOR_ARG,
            PGProperty.ESCAPE_SYNTAX_CALL_MODE,
            PGProperty.PASSWORD,
            PGProperty.PG_DBNAME,
            PGProperty.PG_HOST,
            PGProperty.PG_PORT,
            PGProperty.PREFER_QUERY_MODE,
            PGProperty.PREPARED_STATEMENT_CACHE_QUERIES,
            PGProperty.PREPARED_STATEMENT_CACHE_SIZE_MIB,
            PGProperty.PREPARE_THRESHOLD,
            PGProperty.READ_ONLY,
            PGProperty.REPLICATION,
            PGProperty.REWRITE_BATCHED_INSERTS,
            PGProperty.SERVICE,
            PGProperty.USER,
            PGProperty.XML_FACTORY_FACTORY);

    private final Properties properties = new Properties();
    private final List<String> ignored = new ArrayList<>();

    private UrlParameters() {}

    /** @throws MigrateException when a TLS setting is misspelt or a value is none that libpq knows */
    static UrlParameters of(DatabaseUrl url) {
        UrlParameters read = new UrlParameters();
        for (Map.Entry<String, String> each : url.parameters().entrySet()) {
            read.add(each.getKey(), each.getValue());
        }
        if (read.properties.containsKey(PGProperty.SSL.getName())) {
            read.translateSsl();
        }
        return read;
    }

    Properties properties() {
        return properties;
    }

    /** Names of the parameters that have no effect, in the order they were written. */
    List<String> ignored() {
        return List.copyOf(ignored);
    }

    private void add(String name, String value) {
        PGProperty property = LIBPQ.containsKey(name) ? LIBPQ.get(name) : PGProperty.forName(name);
        if (property == PGProperty.SSL_ROOT_CERT && value.equals("system")) {
            properties.setProperty(PGProperty.SSL_FACTORY.getName(), "org.postgresql.ssl.DefaultJavaSSLFactory");
            properties.putIfAbsent(PGProperty.SSL_MODE.getName(), "verify-full");
        } else if (property != null && !FIXED.contains(property)) {
            properties.setProperty(property.getName(), value(property, value));
        } else if (property == null && name.regionMatches(true, 0, "ssl", 0, 3) && !isHarmless(name)) {
            throw MigrateException.because("The database URL sets `" + name + "`, which is no TLS setting.")
                    .next("The TLS settings are sslmode, sslrootcert, sslcert, sslkey and sslpassword.")
                    .build();
        } else {
            ignored.add(name);
        }
    }

    /** Settings of libpq that the driver has no like of, and that do not weaken TLS when they are left out. */
    private static boolean isHarmless(String name) {
        return Set.of("sslcompression", "sslsni", "sslcrl", "sslcrldir", "sslaccept")
                .contains(name);
    }

    private static String value(PGProperty property, String value) {
        if (property == PGProperty.TCP_KEEP_ALIVE) {
            return String.valueOf(!value.equals("0") && !value.equalsIgnoreCase("false"));
        }
        if (property == PGProperty.TARGET_SERVER_TYPE) {
            return SERVER_TYPES.getOrDefault(value, value);
        }
        if (property == PGProperty.SSL_MODE && !isSslMode(value)) {
            throw MigrateException.because("The database URL sets sslmode to something that is no TLS mode.")
                    .next("The modes are disable, allow, prefer, require, verify-ca and verify-full.")
                    .build();
        }
        return value;
    }

    private static boolean isSslMode(String value) {
        return Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
                .contains(value);
    }

    /** {@code ssl=true} of JDBC URLs asks for {@code verify-full}, as in the driver; {@code ssl=false} for no TLS. */
    private void translateSsl() {
        String ssl = properties.getProperty(PGProperty.SSL.getName());
        properties.remove(PGProperty.SSL.getName());
        properties.putIfAbsent(
                PGProperty.SSL_MODE.getName(), "false".equalsIgnoreCase(ssl) ? "disable" : "verify-full");
    }
}
