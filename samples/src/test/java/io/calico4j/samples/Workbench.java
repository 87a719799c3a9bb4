// SPDX-License-Identifier: Apache-2.0
package io.calico4j.samples;

import io.calico4j.cli.CalicoCli;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One run of the workbench in this process.
 *
 * @param status its exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Workbench(int status, String out, String err) {

    static Workbench run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = CalicoCli.run(new PrintWriter(out), new PrintWriter(err), args);
        return new Workbench(status, out.toString(), err.toString());
    }
}
