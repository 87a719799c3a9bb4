// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * A finding in JSON.
 *
 * @param severity {@code error}, {@code warning} or {@code information}
 * @param code the stable code, such as {@code CAL1001}
 * @param name the code's name
 * @param subject the resource it is about
 * @param path the field it is about; empty for the whole subject
 * @param source the file it is in
 * @param line its line, counted from 1
 * @param column its column, counted from 1
 * @param message what is wrong
 * @param hint what would repair it
 */
@JsonPropertyOrder({"severity", "code", "name", "subject", "path", "source", "line", "column", "message", "hint"})
public record FindingJson(
        String severity,
        String code,
        String name,
        Optional<String> subject,
        String path,
        Optional<String> source,
        Optional<Integer> line,
        Optional<Integer> column,
        String message,
        Optional<String> hint) {

    /** Returns findings in their order. */
    public static List<FindingJson> of(Diagnostics diagnostics) {
        return diagnostics.stream().map(FindingJson::of).toList();
    }

    private static FindingJson of(Diagnostic diagnostic) {
        return new FindingJson(
                diagnostic.severity().toString(),
                diagnostic.code().id(),
                diagnostic.code().name(),
                diagnostic.subject(),
                diagnostic.path().toString(),
                diagnostic.position().map(SourcePosition::source),
                diagnostic.position().map(SourcePosition::line),
                diagnostic.position().map(SourcePosition::column),
                diagnostic.message(),
                diagnostic.hint());
    }
}
