// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.schema;

/**
 * What Calico says about one field of a type.
 *
 * @param name the name in JSON
 * @param goName the name in Calico's Go type, which its errors state
 * @param tags the checks of the client-side pass, as Calico writes them: names joined by commas, applied left to right
 * @param required whether the schema wants the field to be there
 * @param value what the schema says about its value
 */
public record FieldFacts(String name, String goName, String tags, boolean required, ValueFacts value) {}
