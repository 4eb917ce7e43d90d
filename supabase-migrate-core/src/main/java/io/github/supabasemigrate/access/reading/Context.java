package io.github.supabasemigrate.access.reading;

import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.access.model.ContextPath;
import io.github.supabasemigrate.access.model.ContextPath.Source;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where SQL learns about the caller. */
final class Context {

    private static final ObjectId USERS = ObjectId.table("auth", "users");

    private Context() {}

    /** What an operand says about the caller; columns of {@code auth.users} do so too. */
    static Optional<ContextPath> of(Operand operand) {
        if (operand instanceof Operand.OfContext context
                && !context.path().keys().isEmpty()) {
            return Optional.of(context.path());
        }
        if (operand instanceof Operand.OfColumn column
                && column.column().relation().equals(USERS)
                && !column.column().path().isEmpty()) {
            return switch (column.column().column()) {
                case "raw_user_meta_data" ->
                    Optional.of(new ContextPath(
                            Source.USER_METADATA_COLUMN, column.column().path()));
                case "raw_app_meta_data" ->
                    Optional.of(new ContextPath(
                            Source.APP_METADATA_COLUMN, column.column().path()));
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    /** What a function of the {@code auth} schema returns. */
    static Operand ofAuthFunction(String name) {
        return switch (name) {
            case "uid" -> new Operand.CallerId();
            case "email" -> new Operand.CallerEmail();
            case "role" -> claim(List.of("role"));
            case "jwt" -> claim(List.of());
            default -> Operand.unknown();
        };
    }

    /** What {@code current_setting} returns. */
    static Operand ofSetting(String name) {
        String claims = "request.jwt.claim.";
        if (name.startsWith(claims)) {
            return claim(List.of()).at(name.substring(claims.length()));
        }
        return switch (name) {
            case "request.jwt.claims" -> claim(List.of());
            case "request.headers" -> new Operand.OfContext(new ContextPath(Source.HEADER, List.of()));
            case "request.cookies" -> new Operand.OfContext(new ContextPath(Source.COOKIE, List.of()));
            case "role" -> Operand.unknown();
            default -> named(name);
        };
    }

    private static Operand named(String name) {
        for (Source source : new Source[] {Source.HEADER, Source.COOKIE}) {
            String prefix = "request." + source.name().toLowerCase(Locale.ROOT) + ".";
            if (name.startsWith(prefix)) {
                return new Operand.OfContext(new ContextPath(source, List.of(name.substring(prefix.length()))));
            }
        }
        return new Operand.OfContext(new ContextPath(Source.SETTING, List.of(name)));
    }

    private static Operand claim(List<String> keys) {
        return new Operand.OfContext(new ContextPath(Source.CLAIM, keys));
    }
}
