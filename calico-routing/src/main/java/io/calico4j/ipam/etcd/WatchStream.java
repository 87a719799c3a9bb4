// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one request for a watch, a line each.
 *
 * <p>It has a connection of its own, so that closing it from another thread ends a read that waits. Reading is confined
 * to one thread.
 */
final class WatchStream implements Closeable {
    private final EtcdConnection connection;

    private WatchStream(EtcdConnection connection) {
        this.connection = connection;
    }

    static WatchStream open(EtcdConnection connection, String method, String token, byte[] body, int idleMillis)
            throws IOException {
        boolean opened = false;
        try {
            int status = connection.askForStream(method, token, body, idleMillis);
            if (status != 200) {
                throw new IOException("etcd refuses to be watched: " + status);
            }
            opened = true;
            return new WatchStream(connection);
        } finally {
            if (!opened) {
                connection.close();
            }
        }
    }

    /** Returns the next answer, {@code null} at the end. */
    @Nullable
    String next() throws IOException {
        return connection.nextLine();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
