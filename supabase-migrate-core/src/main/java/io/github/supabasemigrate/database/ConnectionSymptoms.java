package io.github.supabasemigrate.database;

import io.github.supabasemigrate.database.ConnectionProblem.Kind;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What a failed attempt to connect looked like. */
final class ConnectionSymptoms {

    private final Database database;
    private final SQLException thrown;
    private final ServerError error;
    private final String text;

    ConnectionSymptoms(Database database, SQLException thrown) {
        this.database = database;
        this.thrown = thrown;
        this.error = ServerError.from(thrown);
        this.text = error.message().toLowerCase(Locale.ROOT);
    }

    Kind kind() {
        return said().or(this::network).or(this::tls).orElseGet(this::bySqlState);
    }

    /** Poolers have no SQLSTATE of their own; their words are all there is. */
    private Optional<Kind> said() {
        if (textHas("allow_list", "eaddrnotallowed", "no pg_hba.conf entry", "pg_hba.conf rejects")
                && !saysNoEncryption()) {
            return Optional.of(Kind.ADDRESS_NOT_ALLOWED);
        }
        if (saysNoEncryption() || textHas("ssl connection is required", "sslrequired")) {
            return Optional.of(Kind.TLS_REQUIRED);
        }
        if (textHas("tenant or user not found", "enotfound") || text.matches(".*tenant/user .* not found.*")) {
            return Optional.of(Kind.PROJECT_NOT_FOUND);
        }
        if (textHas("unsupported startup parameter")) {
            return Optional.of(Kind.POOLER_REFUSES_SETTING);
        }
        if (textHas("no such database")) {
            return Optional.of(Kind.NO_SUCH_DATABASE);
        }
        if (textHas("max clients", "max client connections", "no more connections allowed")) {
            return Optional.of(Kind.TOO_MANY_CONNECTIONS);
        }
        return textHas("no such user", "ecircuitbreaker", "circuit breaker", "password authentication failed")
                ? Optional.of(Kind.AUTHENTICATION_FAILED)
                : Optional.empty();
    }

    private boolean saysNoEncryption() {
        return text.contains("no pg_hba.conf entry") && textHas("no encryption", "ssl off");
    }

    private Optional<Kind> network() {
        if (has(UnknownHostException.class)) {
            return Optional.of(isDirectHost() ? Kind.IPV6_ONLY : Kind.UNKNOWN_HOST);
        }
        if (has(NoRouteToHostException.class) || causes("unreachable")) {
            return Optional.of(isDirectHost() || hasOnlyIpv6() ? Kind.IPV6_ONLY : Kind.TIMED_OUT);
        }
        if (has(ConnectException.class) && !causes("timed out")) {
            return Optional.of(Kind.REFUSED);
        }
        boolean timedOut = has(SocketTimeoutException.class) || causes("timed out");
        return timedOut ? Optional.of(Kind.TIMED_OUT) : Optional.empty();
    }

    private boolean isDirectHost() {
        return database.endpoint().door() == SupabaseEndpoint.Door.DIRECT;
    }

    private boolean hasOnlyIpv6() {
        try {
            return Arrays.stream(InetAddress.getAllByName(database.host())).allMatch(Inet6Address.class::isInstance);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private Optional<Kind> tls() {
        if (textHas("server does not support ssl")) {
            return Optional.of(Kind.TLS_NOT_OFFERED);
        }
        boolean distrusts = has(SSLException.class)
                || has(GeneralSecurityException.class)
                || textHas("could not be verified", "could not open ssl root certificate", "could not read ssl root");
        return distrusts ? Optional.of(Kind.TLS_NOT_TRUSTED) : Optional.empty();
    }

    private Kind bySqlState() {
        return switch (error.sqlState()) {
            case "28P01", "28000" -> Kind.AUTHENTICATION_FAILED;
            case "08004" -> textHas("password") ? Kind.AUTHENTICATION_FAILED : Kind.OTHER;
            case "3D000" -> Kind.NO_SUCH_DATABASE;
            case "53300" -> Kind.TOO_MANY_CONNECTIONS;
            case "57P03" -> Kind.STARTING_UP;
            case "42501", "22023" -> database.sessionRole().isPresent() ? Kind.ROLE_NOT_AVAILABLE : Kind.OTHER;
            default -> Kind.OTHER;
        };
    }

    String what(Kind kind) {
        String place = "`" + database.url().authority() + "`";
        Credentials login = database.credentials();
        return switch (kind) {
            case REFUSED -> "Nothing accepts connections at " + place + ".";
            case UNKNOWN_HOST -> "The host `" + database.host() + "` is not known.";
            case IPV6_ONLY -> "The host `" + database.host() + "` cannot be reached over IPv4.";
            case TIMED_OUT -> place + " does not answer.";
            case AUTHENTICATION_FAILED -> place + " does not let `" + login.user() + "` in: " + login + ".";
            case PROJECT_NOT_FOUND -> "The pooler " + place + " knows no project for the user `" + login.user() + "`.";
            case ADDRESS_NOT_ALLOWED -> place + " does not accept connections from this address.";
            case TLS_NOT_OFFERED -> place + " does not offer TLS, which is required off this machine.";
            case TLS_REQUIRED -> place + " accepts encrypted connections only.";
            case TLS_NOT_TRUSTED -> "The certificate of " + place + " is not trusted.";
            case NO_SUCH_DATABASE -> "There is no database `" + database.name() + "` on " + place + ".";
            case TOO_MANY_CONNECTIONS -> place + " has no connection left.";
            case STARTING_UP -> place + " is starting up or shutting down.";
            case POOLER_REFUSES_SETTING ->
                "The pooler at " + place + " refuses a setting that the driver logs in with.";
            case ROLE_NOT_AVAILABLE -> "`" + login.user() + "` cannot act as `postgres` on " + place + ".";
            case NO_TARGET, OTHER -> "Connecting to " + database.describe() + " fails.";
        };
    }

    /** The server's words, or the driver's with the innermost cause's when that says more. */
    String why() {
        Throwable innermost = thrown;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String reason = innermost == thrown || innermost.getMessage() == null
                ? ""
                : " (" + innermost.getClass().getSimpleName() + ": " + innermost.getMessage() + ")";
        return error.describe() + reason;
    }

    private boolean textHas(String... words) {
        return Arrays.stream(words).anyMatch(text::contains);
    }

    private boolean has(Class<? extends Throwable> type) {
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            if (type.isInstance(link)) {
                return true;
            }
        }
        return false;
    }

    private boolean causes(String words) {
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            if (link.getMessage() != null
                    && link.getMessage().toLowerCase(Locale.ROOT).contains(words)) {
                return true;
            }
        }
        return false;
    }
}
