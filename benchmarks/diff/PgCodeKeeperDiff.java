import org.pgcodekeeper.core.api.DatabaseFactory;
import org.pgcodekeeper.core.api.PgCodeKeeperApi;
import org.pgcodekeeper.core.settings.CoreSettings;

/** pgCodeKeeper's engine: two URLs in, SQL out. */
final class PgCodeKeeperDiff {

    public static void main(String[] urls) throws Exception {
        var settings = new CoreSettings();
        var factory = new DatabaseFactory(settings);
        System.out.print(PgCodeKeeperApi.diff(
                settings, factory.loadFromJdbc(jdbc(urls[0])), factory.loadFromJdbc(jdbc(urls[1]))));
    }

    /** The driver takes the user as a parameter. */
    private static String jdbc(String url) {
        return "jdbc:" + url.replaceFirst("://([^@/]+)@(.*)$", "://$2&user=$1");
    }
}
