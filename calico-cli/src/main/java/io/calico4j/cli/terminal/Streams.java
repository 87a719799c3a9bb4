// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.terminal;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Tells whether the process's streams go to a terminal, and whether that may have colours. */
public final class Streams {
    private static final int OUT = 1;
    private static final int ERR = 2;

    private Streams() {}

    /** Returns whether standard output goes to a terminal. */
    public static boolean outIsTerminal() {
        return isTerminal(OUT);
    }

    /** Returns whether standard error goes to a terminal. */
    public static boolean errIsTerminal() {
        return isTerminal(ERR);
    }

    /**
     * Returns whether a terminal may be written to in colours: not with {@code NO_COLOR} set to anything, and not if
     * {@code TERM} says that it can't.
     */
    public static boolean coloursAllowed(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    private static boolean isTerminal(int descriptor) {
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException e) {
                return consoleIsTerminal();
            }
        }
        return consoleIsTerminal();
    }

    /** A console needs both input and output to be a terminal; newer JDKs always have one and must be asked. */
    @SuppressWarnings("SystemConsoleNull") // older JDKs do answer null
    private static boolean consoleIsTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
