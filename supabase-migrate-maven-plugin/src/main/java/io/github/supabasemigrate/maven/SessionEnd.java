package io.github.supabasemigrate.maven;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * Work at the end of a session, which Maven announces to the listener of its request alone, as long as a plugin is no extension. A
 * proxy, because versions of Maven differ in the events that have to be passed on.
 */
record SessionEnd(@Nullable ExecutionListener before, Predicate<MavenSession> isIt, Runnable work)
        implements InvocationHandler {

    /**
     * The listener to put in the place of another.
     *
     * @param before told every event; null if there is none
     * @param isIt which session's end it is: one session may run another with the same listener
     */
    static ExecutionListener after(@Nullable ExecutionListener before, Predicate<MavenSession> isIt, Runnable work) {
        return (ExecutionListener) Proxy.newProxyInstance(
                SessionEnd.class.getClassLoader(),
                new Class<?>[] {ExecutionListener.class},
                new SessionEnd(before, isIt, work));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "supabase-migrate after " + before;
            };
        }
        if (method.getParameterCount() == 1
                && arguments[0] instanceof ExecutionEvent event
                && event.getType() == ExecutionEvent.Type.SessionEnded
                && isIt.test(event.getSession())) {
            work.run();
        }
        try {
            return before == null ? null : method.invoke(before, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
