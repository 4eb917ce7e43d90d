package io.github.supabasemigrate.database;

import io.github.supabasemigrate.finding.MigrateException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a URL apart as libpq does (PostgreSQL manual §34.1.1), but refuses what libpq would guess about: a raw {@code @},
 * {@code /}, {@code ?} or {@code #} in a password. No message quotes anything that could be part of a password.
 */
final class UrlParser {

    private static final Pattern URI = Pattern.compile("(?i)(jdbc:)?postgres(?:ql)?://(.*)", Pattern.DOTALL);
    private static final Pattern JDBC_DATABASE =
            Pattern.compile("(?i)jdbc:postgresql:([^/?]*)(\\?.*)?", Pattern.DOTALL);
    private static final Pattern HOST_PORT = Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(?::(\\d*))?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\[[A-Za-z][A-Za-z _-]*\\]");
    private static final Set<String> PLACE = Set.of("host", "port", "dbname", "user", "password");
    private static final String FORM =
            "Write it as postgresql://USER@HOST:5432/DATABASE (the dashboard shows yours under Connect) or as"
                    + " jdbc:postgresql://HOST:5432/DATABASE, and put the password into SUPABASE_DB_PASSWORD.";
    private static final String ENCODE =
            "Percent-encode it (%25 for %, %40 for @, %2F for /, %3F for ?, %23 for #), or leave the password out of the"
                    + " URL and set SUPABASE_DB_PASSWORD, which is taken as it is.";

    private final String url;
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private boolean jdbc;

    UrlParser(String url) {
        this.url = url;
    }

    DatabaseUrl parse() {
        Matcher uri = URI.matcher(url);
        if (uri.matches()) {
            jdbc = uri.group(1) != null;
            return parseHierarchical(uri.group(2));
        }
        Matcher database = JDBC_DATABASE.matcher(url);
        if (database.matches()) {
            jdbc = true;
            return parseHierarchical("/" + database.group(1) + (database.group(2) == null ? "" : database.group(2)));
        }
        throw problem("The database URL does not start with postgresql://, postgres:// or jdbc:postgresql:.", FORM);
    }

    private DatabaseUrl parseHierarchical(String rest) {
        int end = indexOfAny(rest, "/?#");
        String authority = rest.substring(0, end);
        String tail = rest.substring(end);
        refuseRawDelimiters(authority, tail);
        int query = tail.indexOf('?');
        String path = query < 0 ? tail : tail.substring(0, query);
        if (query >= 0) {
            parseParameters(tail.substring(query + 1));
        }
        int at = authority.lastIndexOf('@');
        String login = at < 0 ? "" : authority.substring(0, at);
        return build(login, authority.substring(at + 1), path.isEmpty() ? "" : path.substring(1));
    }

    private DatabaseUrl build(String login, String server, String path) {
        int colon = login.indexOf(':');
        String user = decode(colon < 0 ? login : login.substring(0, colon), "user name");
        String password = colon < 0 ? "" : decode(login.substring(colon + 1), "password");
        Matcher place = HOST_PORT.matcher(server);
        if (!place.matches()) {
            throw problem(
                    server.contains(",")
                            ? "The database URL names several hosts."
                            : "The host or port in the database URL cannot be read.",
                    server.contains(",") ? "Name the one that accepts writes." : FORM);
        }
        String host = parameter("host", decode(withoutBrackets(place.group(1)), "host"), "localhost");
        String port = parameter("port", place.group(2), String.valueOf(DatabaseUrl.DEFAULT_PORT));
        String database = parameter("dbname", decode(path, "database name"), DatabaseUrl.DEFAULT_DATABASE);
        String login1 = parameter("user", user, "");
        String secret = parameter("password", password, "");
        checkHost(host);
        checkUser(login1);
        parameters.keySet().removeAll(PLACE);
        return new DatabaseUrl(
                host,
                port(port),
                database,
                login1.isEmpty() ? null : login1,
                secret.isEmpty() || PLACEHOLDER.matcher(secret).matches() ? null : Secret.of(secret),
                parameters);
    }

    /** What a raw delimiter in the password leaves behind: an {@code @} where none belongs. */
    private void refuseRawDelimiters(String authority, String tail) {
        if (authority.indexOf('@') != authority.lastIndexOf('@')) {
            throw badPassword("@", url.substring(url.lastIndexOf('@') + 1));
        }
        int at = tail.indexOf('@');
        if (at >= 0 && !isParameterOfJdbcUrl(authority, tail, at)) {
            throw badPassword(tail.substring(0, 1), tail.substring(tail.lastIndexOf('@') + 1));
        }
        if (tail.indexOf('#') >= 0) {
            throw problem("The database URL contains a raw `#`.", ENCODE);
        }
    }

    /** JDBC URLs carry the login as parameters, where an {@code @} is plain. */
    private boolean isParameterOfJdbcUrl(String authority, String tail, int at) {
        int query = tail.indexOf('?');
        return jdbc && authority.indexOf('@') < 0 && query >= 0 && query < at;
    }

    private static MigrateException badPassword(String character, String behind) {
        String server = behind.matches("[\\w.:\\[\\]-]+(/[\\w-]*)?(\\?.*)?")
                ? " for the server `" + behind.replaceFirst("\\?.*", "") + "`"
                : "";
        return problem(
                "The password in the database URL" + server + " contains `" + character
                        + "`, which has a meaning of its own in a URL.",
                ENCODE);
    }

    private void parseParameters(String query) {
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (pair.isEmpty()) {
                continue;
            }
            if (equals < 1) {
                throw problem(
                        "A parameter of the database URL has no `=`.",
                        "Write ?name=value&name=value. An & inside a password is written %26.");
            }
            String name = decode(pair.substring(0, equals), "parameter name");
            String value = pair.substring(equals + 1);
            parameters.put(name, decode(jdbc ? value.replace('+', ' ') : value, "parameter `" + name + "`"));
        }
        String databaseName = parameters.remove("databaseName");
        if (databaseName != null) {
            parameters.putIfAbsent("dbname", databaseName);
        }
    }

    private String parameter(String name, @Nullable String fromPlace, String otherwise) {
        String fromQuery = parameters.get(name);
        if (fromQuery != null && !fromQuery.isEmpty()) {
            return fromQuery;
        }
        return fromPlace == null || fromPlace.isEmpty() ? otherwise : fromPlace;
    }

    private static void checkHost(String host) {
        if (host.startsWith("/")) {
            throw problem(
                    "The database URL names a Unix-domain socket, which the PostgreSQL driver for Java cannot use.",
                    "Name a host instead, such as localhost.");
        }
        if (host.contains(",")) {
            throw problem("The database URL names several hosts.", "Name the one that accepts writes.");
        }
        if (host.isBlank() || host.matches(".*[\\s@/\\[\\]].*")) {
            throw problem("The host in the database URL cannot be read.", FORM);
        }
    }

    private static void checkUser(String user) {
        Matcher placeholder = PLACEHOLDER.matcher(user);
        if (placeholder.find()) {
            throw problem(
                    "The user name in the database URL still contains the placeholder `" + placeholder.group() + "`.",
                    "Copy the URL from the project's dashboard, under Connect; the user of a pooler is postgres.<project ref>.");
        }
    }

    private static int port(String text) {
        if (!text.matches("\\d{1,5}")) {
            throw problem("The port in the database URL is not a number.", FORM);
        }
        return Integer.parseInt(text);
    }

    private static String decode(String text, String part) {
        return PercentEncoding.decode(text)
                .orElseThrow(() -> problem(
                        "The " + part + " in the database URL contains a `%` that does not begin an encoded character.",
                        ENCODE));
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static int indexOfAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static MigrateException problem(String what, String next) {
        return MigrateException.because(what).next(next).build();
    }
}
