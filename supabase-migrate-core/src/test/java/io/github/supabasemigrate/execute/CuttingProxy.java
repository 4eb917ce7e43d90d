package io.github.supabasemigrate.execute;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a server, and cuts the connection once: when the client sends a message that holds a certain text, either
 * before the server gets it or before the client gets the answer.
 */
final class CuttingProxy implements Closeable {

    private final ServerSocket listener;
    private final int serverPort;
    private final String text;
    private final boolean serverGetsIt;
    private final AtomicInteger cutsLeft;

    CuttingProxy(int serverPort, String text, boolean serverGetsIt, int cuts) throws IOException {
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        this.text = text;
        this.serverGetsIt = serverGetsIt;
        this.cutsLeft = new AtomicInteger(cuts);
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    int cutsLeft() {
        return cutsLeft.get();
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "cutting proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                daemon(() -> pump(client, server, true));
                daemon(() -> pump(server, client, false));
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void pump(Socket from, Socket to, boolean isClient) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                boolean cut = isClient
                        && new String(buffer, 0, count, StandardCharsets.UTF_8).contains(text)
                        && cutsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                if (cut) {
                    // The client must not see the answer: its side is closed before the server gets the message.
                    from.close();
                }
                if (!cut || serverGetsIt) {
                    out.write(buffer, 0, count);
                    out.flush();
                }
                if (cut) {
                    to.shutdownOutput();
                    in = InputStream.nullInputStream();
                }
            }
        } catch (IOException e) {
            // One of the two hung up.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
