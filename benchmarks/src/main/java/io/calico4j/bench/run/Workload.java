// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.run;

import java.io.IOException;
import java.nio.file.Path;

/** The shared workload of one area. */
public interface Workload {

    /** Returns the area's name, also that of its folder in the workload directory, such as {@code "selectors"}. */
    String area();

    /**
     * Reads the input, outside of all clocks, and measures one scenario after the other.
     *
     * @param directory the area's folder
     * @param stage measures scenarios and reports their phases
     * @param size how much of the work to do
     */
    void run(Path directory, Stage stage, Size size) throws IOException;

    /** Which work is asked for. */
    enum Size {
        /** The work as the area's README gives it. */
        PUBLISHED,
        /** The larger work that is derived from it by rule. */
        LARGER
    }
}
