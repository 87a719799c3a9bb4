// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The stable identity of one kind of finding, such as {@code CAL1001 unknown-field}.
 *
 * <p>A code never changes its meaning and is never reused. The package that emits a code declares it as a constant. The
 * first digit of the number tells the area:
 *
 * <ul>
 *   <li>1: reading text (manifests, selectors, scalars)
 *   <li>2: validation of resources, and the snapshot they make up
 *   <li>3: policy compilation and analysis
 *   <li>4: address management
 *   <li>5: routing, BGP and MTU
 *   <li>6: conversion from and to Kubernetes
 *   <li>7: design and review
 * </ul>
 *
 * @param id {@code CAL} and four digits; unique, and what tools filter by
 * @param name a short name in lower case words joined by {@code -}, for people
 */
public record Code(String id, String name) implements Comparable<Code> {
    private static final Pattern ID = Pattern.compile("CAL[1-9][0-9]{3}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Comparator<Code> ORDER = Comparator.comparing(Code::id).thenComparing(Code::name);

    /**
     * Checks both parts.
     *
     * @throws IllegalArgumentException if a part has not the shape described above
     */
    public Code {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not CAL and four digits: " + id);
        }
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not lower case words joined by '-': " + name);
        }
    }

    /** Returns the code with the given id and name. */
    public static Code of(String id, String name) {
        return new Code(id, name);
    }

    /** Returns the path of the page about this code below the root of the documentation. */
    public String page() {
        return "diagnostics/" + id + ".md";
    }

    /** Orders by id, then by name. */
    @Override
    public int compareTo(Code other) {
        return ORDER.compare(this, other);
    }

    /** Returns id and name separated by a space. */
    @Override
    public String toString() {
        return id + " " + name;
    }
}
