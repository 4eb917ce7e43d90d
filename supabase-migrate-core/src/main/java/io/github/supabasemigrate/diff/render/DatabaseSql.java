package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.database.DatabaseSetting;
import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.database.Publication;
import io.github.supabasemigrate.catalog.database.Subscription;
import io.github.supabasemigrate.catalog.foreign.ForeignDataWrapper;
import io.github.supabasemigrate.catalog.foreign.ForeignServer;
import io.github.supabasemigrate.catalog.foreign.UserMapping;
import io.github.supabasemigrate.catalog.search.TextSearchConfiguration;
import io.github.supabasemigrate.catalog.search.TextSearchDictionary;
import io.github.supabasemigrate.catalog.search.TextSearchParser;
import io.github.supabasemigrate.catalog.search.TextSearchTemplate;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Extensions, publications, subscriptions, settings, foreign-data objects and text search. */
public final class DatabaseSql {

    /** Settings whose value is a list of names, each of which is quoted by itself ({@code GUC_LIST_QUOTE}). */
    private static final Set<String> NAME_LISTS = Set.of(
            "search_path",
            "local_preload_libraries",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    private DatabaseSql() {}

    static String create(Extension extension) {
        return "CREATE EXTENSION IF NOT EXISTS " + Names.of(extension.id()) + " SCHEMA "
                + Names.quote(extension.installedIn()) + " VERSION " + Literals.quote(extension.version());
    }

    static String create(Publication publication) {
        return "CREATE PUBLICATION " + Names.of(publication.id()) + content(publication) + " WITH ("
                + options(publication.options()) + ")";
    }

    private static String content(Publication publication) {
        if (publication.isForAllTables()) {
            return " FOR ALL TABLES";
        }
        String content = objects(publication);
        return content.isEmpty() ? "" : " FOR " + content;
    }

    /** What it publishes, as {@code FOR} and {@code SET} take it; empty for nothing. */
    public static String objects(Publication publication) {
        var parts = new ArrayList<String>();
        String tables = publication.tables().stream().map(DatabaseSql::member).collect(Collectors.joining(", "));
        if (!tables.isEmpty()) {
            parts.add("TABLE " + tables);
        }
        if (!publication.schemas().isEmpty()) {
            parts.add("TABLES IN SCHEMA " + Names.list(publication.schemas()));
        }
        return String.join(", ", parts);
    }

    public static String member(Publication.Member member) {
        String columns = member.columns().isEmpty() ? "" : " (" + Names.list(member.columns()) + ")";
        return Names.of(member.table())
                + columns
                + (member.rowFilter() == null ? "" : " WHERE (" + member.rowFilter() + ")");
    }

    public static String options(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> option.getKey() + " = " + Literals.quote(option.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Never connects by itself: what it replicates from may be out of reach of whoever runs this. */
    static String create(Subscription subscription) {
        var options = new TreeMap<>(subscription.options());
        options.put("connect", "false");
        return "CREATE SUBSCRIPTION " + Names.of(subscription.id()) + " CONNECTION "
                + Literals.quote(connection(subscription))
                + " PUBLICATION " + Names.list(subscription.publications()) + " WITH ("
                + subscriptionOptions(options) + ")";
    }

    public static String connection(Subscription subscription) {
        return subscription.connection().values().entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining(" "));
    }

    public static String subscriptionOptions(Map<String, String> options) {
        return options.entrySet().stream()
                .map(option -> option.getKey() + " = " + subscriptionValue(option.getKey(), option.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String subscriptionValue(String name, String value) {
        if (name.equals("slot_name") && value.equals("NONE")) {
            return value;
        }
        if (name.equals("streaming")) {
            return Literals.quote(
                    value.equals("p") ? "parallel" : value.equals("t") || value.equals("true") ? "on" : "off");
        }
        return Literals.quote(value);
    }

    static String create(DatabaseSetting setting, String database) {
        return target(setting, database) + " SET " + Names.quote(setting.name()) + " TO "
                + value(setting.name(), setting.value());
    }

    public static String reset(DatabaseSetting setting, String database) {
        return target(setting, database) + " RESET " + Names.quote(setting.name());
    }

    private static String target(DatabaseSetting setting, String database) {
        String role = setting.id().parent();
        return role.isEmpty()
                ? "ALTER DATABASE " + Names.quote(database)
                : "ALTER ROLE " + Names.role(role) + " IN DATABASE " + Names.quote(database);
    }

    private static String value(String name, String value) {
        if (!NAME_LISTS.contains(name)) {
            return Literals.quote(value);
        }
        return Stream.of(value.split(",\\s*"))
                .map(item -> Literals.quote(unquoted(item)))
                .collect(Collectors.joining(", "));
    }

    private static String unquoted(String item) {
        return item.length() > 1 && item.startsWith("\"") && item.endsWith("\"")
                ? item.substring(1, item.length() - 1).replace("\"\"", "\"")
                : item;
    }

    static String create(ForeignDataWrapper wrapper) {
        return "CREATE FOREIGN DATA WRAPPER " + Names.of(wrapper.id())
                + (wrapper.handler() == null ? "" : " HANDLER " + OperatorSql.functionName(wrapper.handler()))
                + (wrapper.validator() == null ? "" : " VALIDATOR " + OperatorSql.functionName(wrapper.validator()))
                + Names.optionsClause(wrapper.options().values());
    }

    static String create(ForeignServer server) {
        return "CREATE SERVER " + Names.of(server.id())
                + (server.type() == null ? "" : " TYPE " + Literals.quote(server.type()))
                + (server.version() == null ? "" : " VERSION " + Literals.quote(server.version()))
                + " FOREIGN DATA WRAPPER " + Names.quote(server.wrapper())
                + Names.optionsClause(server.options().values());
    }

    static String create(UserMapping mapping) {
        return "CREATE " + Names.reference(mapping.id())
                + Names.optionsClause(mapping.options().values());
    }

    static String create(TextSearchParser parser) {
        return "CREATE TEXT SEARCH PARSER " + Names.of(parser.id()) + " (START = "
                + OperatorSql.functionName(parser.start())
                + ", GETTOKEN = " + OperatorSql.functionName(parser.token()) + ", END = "
                + OperatorSql.functionName(parser.end()) + ", LEXTYPES = " + OperatorSql.functionName(parser.types())
                + (parser.headline() == null ? "" : ", HEADLINE = " + OperatorSql.functionName(parser.headline()))
                + ")";
    }

    static String create(TextSearchTemplate template) {
        String initialize = template.initialize();
        return "CREATE TEXT SEARCH TEMPLATE " + Names.of(template.id()) + " ("
                + (initialize == null ? "" : "INIT = " + OperatorSql.functionName(initialize) + ", ") + "LEXIZE = "
                + OperatorSql.functionName(template.lexize()) + ")";
    }

    static String create(TextSearchDictionary dictionary) {
        return "CREATE TEXT SEARCH DICTIONARY " + Names.of(dictionary.id()) + " (TEMPLATE = "
                + Names.of(dictionary.template()) + (dictionary.options().isEmpty() ? "" : ", " + dictionary.options())
                + ")";
    }

    static List<String> create(TextSearchConfiguration configuration) {
        var statements = new ArrayList<String>();
        String name = Names.of(configuration.id());
        statements.add(
                "CREATE TEXT SEARCH CONFIGURATION " + name + " (PARSER = " + Names.of(configuration.parser()) + ")");
        configuration
                .mappings()
                .forEach((token, dictionaries) -> statements.add(
                        "ALTER TEXT SEARCH CONFIGURATION " + name + " ADD MAPPING FOR " + Names.quote(token) + " WITH "
                                + dictionaries.stream().map(Names::of).collect(Collectors.joining(", "))));
        return statements;
    }
}
