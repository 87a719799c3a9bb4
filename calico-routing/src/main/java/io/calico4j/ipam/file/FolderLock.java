// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.file;

import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a folder from being open twice, in this process or in another one. */
final class FolderLock implements AutoCloseable {
    /*
     * On many systems a process that closes a file loses its locks of that file, whichever way it had opened it. So the
     * file of the lock must not even be opened while this process has it locked, and the process has to know that itself.
     */
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private static final String FILE = ".lock";

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Locks a folder that exists.
     *
     * @throws IpamException {@link IpamError#DATASTORE} if it is locked already
     */
    static FolderLock of(Path folder) throws IOException {
        Path real = folder.toRealPath();
        if (!OPEN_HERE.add(real)) {
            throw isOpen(folder);
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            if (!locked) {
                throw isOpen(folder);
            }
            return new FolderLock(real, channel);
        } finally {
            if (!locked) {
                if (channel != null) {
                    channel.close();
                }
                OPEN_HERE.remove(real);
            }
        }
    }

    private static IpamException isOpen(Path folder) {
        return new IpamException(IpamError.DATASTORE, folder + " is open in another store");
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            channel.close();
            OPEN_HERE.remove(folder);
        }
    }
}
