import org.pgcodekeeper.core.api.DatabaseFactory;
import org.pgcodekeeper.core.api.PgCodeKeeperApi;
import org.pgcodekeeper.core.settings.CoreSettings;

/** pgCodeKeeper's engine: two URLs in, SQL out; without arguments it stays and answers. */
final class PgCodeKeeperDiff {

    public static void main(String[] urls) throws Exception {
        if (urls.length == 0) {
            Answers.give(asked -> sql(asked.from(), asked.to()));
            return;
        }
        System.out.print(sql(urls[0], urls[1]));
    }

    private static String sql(String from, String to) throws Exception {
        var settings = new CoreSettings();
        var factory = new DatabaseFactory(settings);
        return PgCodeKeeperApi.diff(settings, factory.loadFromJdbc(jdbc(from)), factory.loadFromJdbc(jdbc(to)));
    }

    /** The driver takes the user as a parameter. */
    private static String jdbc(String url) {
        return "jdbc:" + url.replaceFirst("://([^@/]+)@(.*)$", "://$2&user=$1");
    }
}
