// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds kinds by what objects, commands, texts and Java types say of them. */
final class KindIndex {
    private static final Map<String, Map<String, Kind>> BY_VERSION = new LinkedHashMap<>();
    private static final Map<String, Kind> BY_COMMAND_NAME = new LinkedHashMap<>();
    private static final Map<String, Kind> BY_TEXT = new LinkedHashMap<>();

    static {
        for (Kind kind : Kind.values()) {
            for (String version : kind.apiVersions()) {
                BY_VERSION.computeIfAbsent(version, v -> new LinkedHashMap<>()).put(kind.kindName(), kind);
            }
            for (String name : kind.commandNames()) {
                BY_COMMAND_NAME.put(name, kind);
            }
            if (kind != Kind.UNKNOWN) {
                BY_TEXT.put(kind.text(), kind);
            }
        }
    }

    private static final ClassValue<List<Kind>> KINDS_OF_TYPE = new ClassValue<>() {
        @Override
        protected List<Kind> computeValue(Class<?> type) {
            return Arrays.stream(Kind.values())
                    .filter(kind -> type.isAssignableFrom(kind.type()))
                    .toList();
        }
    };

    private static final ClassValue<Optional<Kind>> KINDS_BY_TYPE = new ClassValue<>() {
        @Override
        protected Optional<Kind> computeValue(Class<?> type) {
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind.typeName().equals(type.getName()))
                    .findFirst();
        }
    };

    private KindIndex() {}

    static Optional<Kind> find(String apiVersion, String kindName) {
        Map<String, Kind> kinds = BY_VERSION.get(apiVersion);
        return kinds == null ? Optional.empty() : Optional.ofNullable(kinds.get(kindName));
    }

    static Optional<Kind> findText(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    static Optional<Kind> findCommandName(String argument) {
        return Optional.ofNullable(BY_COMMAND_NAME.get(argument.toLowerCase(Locale.ROOT)));
    }

    static Optional<Kind> of(Class<?> type) {
        return KINDS_BY_TYPE.get(type);
    }

    static List<Kind> allOf(Class<?> type) {
        return KINDS_OF_TYPE.get(type);
    }
}
