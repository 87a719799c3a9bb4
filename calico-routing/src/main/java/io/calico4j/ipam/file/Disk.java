// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.file;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The steps of which every change of a {@link ManifestFolder} is made.
 *
 * <p>A thread that is interrupted finishes its step, and is interrupted still afterwards. Safe for any number of threads.
 */
class Disk {
    /** Windows neither needs nor allows a folder to be flushed. */
    private static final boolean FLUSHES_FOLDERS = File.separatorChar == '/';

    private interface Step {
        void take() throws IOException;
    }

    /** Makes a folder with all its parents, each of which is flushed in its parent. */
    void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("no parent of " + folder);
        }
        createFolder(parent);
        Files.createDirectories(folder);
        flush(parent);
    }

    /** Writes a file of its own and flushes its content; whether its name lasts is not said before the folder is flushed. */
    void write(Path file, byte[] content) throws IOException {
        uninterrupted(() -> {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                ByteBuffer octets = ByteBuffer.wrap(content);
                while (octets.hasRemaining()) {
                    int written = channel.write(octets);
                    assert written >= 0;
                }
                channel.force(true);
            }
        });
    }

    /** Puts a file in the place of another one: whoever looks sees one or the other. */
    void replace(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes a file, if it is there. */
    void remove(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Makes the names in a folder last as they are. */
    void flush(Path folder) throws IOException {
        if (FLUSHES_FOLDERS) {
            uninterrupted(() -> {
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            });
        }
    }

    private static void uninterrupted(Step step) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    step.take();
                    return;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
