import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Puts a server at a distance: a proxy on this machine whose bytes arrive later by half a round trip, each way, and in as many at
 * a time as they were sent. Arguments: host, port, milliseconds of a round trip. Prints its own port; ends with its input.
 */
public final class Distance {

    /** Bytes on their way; empty ones end it. */
    private record Parcel(byte[] bytes, long due) {}

    private final long halfTrip;

    private Distance(long halfTrip) {
        this.halfTrip = halfTrip;
    }

    public static void main(String[] arguments) throws IOException {
        var distance = new Distance(Math.round(Double.parseDouble(arguments[2]) * 500_000));
        var listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(() -> {
            while (true) {
                Socket near = listening.accept();
                Socket far = new Socket(arguments[0], Integer.parseInt(arguments[1]));
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                distance.carry(near, far);
                distance.carry(far, near);
            }
        });
        System.out.println(listening.getLocalPort());
        System.in.readAllBytes();
        System.exit(0);
    }

    private void carry(Socket from, Socket to) {
        BlockingQueue<Parcel> underWay = new LinkedBlockingQueue<>();
        start(() -> send(from, underWay));
        start(() -> deliver(underWay, to));
    }

    private void send(Socket from, BlockingQueue<Parcel> underWay) throws IOException {
        byte[] buffer = new byte[65_536];
        try {
            InputStream in = from.getInputStream();
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                byte[] bytes = new byte[read];
                System.arraycopy(buffer, 0, bytes, 0, read);
                underWay.add(new Parcel(bytes, System.nanoTime() + halfTrip));
            }
        } finally {
            underWay.add(new Parcel(new byte[0], System.nanoTime() + halfTrip));
        }
    }

    private static void deliver(BlockingQueue<Parcel> underWay, Socket to) throws IOException, InterruptedException {
        try (to) {
            OutputStream out = to.getOutputStream();
            for (Parcel parcel = underWay.take(); parcel.bytes.length > 0; parcel = underWay.take()) {
                long wait = parcel.due - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                }
                out.write(parcel.bytes);
            }
        }
    }

    /** What a thread does until its connection ends. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // The connection is over: the other side learns it by its end.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
