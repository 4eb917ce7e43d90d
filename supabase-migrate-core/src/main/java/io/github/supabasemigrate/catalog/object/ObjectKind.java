package io.github.supabasemigrate.catalog.object;

/**
 * Every kind of object that a schema can hold, in an order in which most of them could be created. {@link #label()} is the
 * word that PostgreSQL uses for it in commands, lower case.
 *
 * <p>Large objects are not among them: they are data. Nothing but an OID tells one from another, so that no object of a
 * second database could be called the same one; {@code pg_dump --schema-only} leaves them out, with owner, privileges and
 * comment. What {@code ALTER DEFAULT PRIVILEGES} says of those to come is {@link #DEFAULT_PRIVILEGES}.
 */
public enum ObjectKind {
    DATABASE("database"),
    DATABASE_SETTING("database setting"),
    ROLE("role"),
    SCHEMA("schema"),
    EXTENSION("extension"),
    EXTENSION_MEMBER("extension member"),
    LANGUAGE("language"),
    ACCESS_METHOD("access method"),
    COLLATION("collation"),
    CONVERSION("conversion"),
    ENUM("enum"),
    DOMAIN("domain"),
    COMPOSITE("composite type"),
    RANGE("range type"),
    BASE_TYPE("base type"),
    TYPE_ATTRIBUTE("attribute"),
    FUNCTION("function"),
    PROCEDURE("procedure"),
    AGGREGATE("aggregate"),
    OPERATOR("operator"),
    OPERATOR_FAMILY("operator family"),
    OPERATOR_CLASS("operator class"),
    CAST("cast"),
    TRANSFORM("transform"),
    TEXT_SEARCH_PARSER("text search parser"),
    TEXT_SEARCH_TEMPLATE("text search template"),
    TEXT_SEARCH_DICTIONARY("text search dictionary"),
    TEXT_SEARCH_CONFIGURATION("text search configuration"),
    FOREIGN_DATA_WRAPPER("foreign-data wrapper"),
    SERVER("server"),
    USER_MAPPING("user mapping"),
    SEQUENCE("sequence"),
    TABLE("table"),
    FOREIGN_TABLE("foreign table"),
    VIEW("view"),
    MATERIALIZED_VIEW("materialized view"),
    COLUMN("column"),
    INDEX("index"),
    CONSTRAINT("constraint"),
    DOMAIN_CONSTRAINT("domain constraint"),
    STATISTICS("statistics object"),
    RULE("rule"),
    TRIGGER("trigger"),
    POLICY("policy"),
    PUBLICATION("publication"),
    SUBSCRIPTION("subscription"),
    EVENT_TRIGGER("event trigger"),
    DEFAULT_PRIVILEGES("default privileges"),
    PARAMETER("parameter");

    private final String label;

    ObjectKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** True for what all databases of a server share, and what therefore is no part of a schema. */
    public boolean isClusterWide() {
        return this == ROLE;
    }
}
