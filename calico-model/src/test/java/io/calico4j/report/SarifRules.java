// SPDX-License-Identifier: Apache-2.0
package io.calico4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the schema of SARIF 2.1.0 asks of the objects we write: required members, known members, enumerations and bounds. */
final class SarifRules {
    private SarifRules() {}

    static void check(JsonNode log) {
        members(log, List.of("version", "runs"), List.of("$schema"));
        assertThat(log.get("version").textValue()).isEqualTo("2.1.0");
        log.get("runs").forEach(SarifRules::run);
    }

    private static void run(JsonNode run) {
        members(run, List.of("tool", "results"), List.of("columnKind"));
        assertThat(run.get("columnKind").textValue()).isIn("utf16CodeUnits", "unicodeCodePoints");
        members(run.get("tool"), List.of("driver"), List.of());
        JsonNode driver = run.at("/tool/driver");
        members(driver, List.of("name", "rules"), List.of("version", "informationUri"));
        Set<String> ids = new TreeSet<>();
        for (JsonNode rule : driver.get("rules")) {
            members(rule, List.of("id", "name", "shortDescription", "helpUri"), List.of());
            members(rule.get("shortDescription"), List.of("text"), List.of());
            assertThat(ids.add(rule.get("id").textValue()))
                    .as("rules are unique")
                    .isTrue();
        }
        run.get("results").forEach(result -> result(result, driver.get("rules")));
    }

    private static void result(JsonNode result, JsonNode rules) {
        members(result, List.of("ruleId", "ruleIndex", "level", "message", "locations"), List.of("suppressions"));
        assertThat(result.get("level").textValue()).isIn("none", "note", "warning", "error");
        members(result.get("message"), List.of("text"), List.of());
        assertThat(rules.get(result.get("ruleIndex").intValue()).get("id")).isEqualTo(result.get("ruleId"));
        result.get("locations").forEach(SarifRules::location);
        for (JsonNode suppression : result.path("suppressions")) {
            members(suppression, List.of("kind", "justification"), List.of());
            assertThat(suppression.get("kind").textValue()).isIn("inSource", "external");
        }
    }

    private static void location(JsonNode location) {
        members(location, List.of(), List.of("physicalLocation", "logicalLocations"));
        if (location.has("physicalLocation")) {
            JsonNode physical = location.get("physicalLocation");
            members(physical, List.of("artifactLocation", "region"), List.of());
            members(physical.get("artifactLocation"), List.of("uri"), List.of());
            assertThat(physical.at("/artifactLocation/uri").textValue())
                    .matches("(file://)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})*");
            members(physical.get("region"), List.of("startLine", "startColumn"), List.of("snippet"));
            assertThat(physical.at("/region/startLine").intValue()).isPositive();
            assertThat(physical.at("/region/startColumn").intValue()).isPositive();
        }
        for (JsonNode logical : location.path("logicalLocations")) {
            members(logical, List.of("fullyQualifiedName", "kind"), List.of());
        }
    }

    private static void members(JsonNode object, List<String> required, List<String> optional) {
        assertThat(object.isObject()).isTrue();
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        assertThat(names).containsAll(required);
        names.removeAll(required);
        names.removeAll(optional);
        assertThat(names).as("members beyond the known ones").isEmpty();
    }
}
