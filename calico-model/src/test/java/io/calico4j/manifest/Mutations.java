// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.internal.wire.RandomValues;
import io.calico4j.internal.wire.WireType;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Manifests that are nearly right, from a seed. */
final class Mutations {
    private static final List<Kind> KINDS =
            Arrays.stream(Kind.values()).filter(kind -> kind != Kind.UNKNOWN).toList();

    private static final String[] PIECES = {
        "\n",
        " ",
        "  ",
        "\t",
        "\r\n",
        ":",
        ": ",
        "- ",
        "-",
        "---\n",
        "\n---\n",
        "...\n",
        "\n...\n",
        "--- ",
        "{",
        "}",
        "[",
        "]",
        ",",
        "\"",
        "'",
        "|\n",
        ">-\n",
        "&a ",
        "*a",
        "<<: *a\n",
        "!!binary ",
        "!x ",
        "!",
        "#",
        " #",
        "%YAML 1.2\n",
        "? ",
        "~",
        "null",
        "yes",
        "n",
        "0x1F",
        "1e3",
        ".5_0",
        "1:30",
        "-0.0",
        "1e400",
        "99999999999999999999",
        "\\",
        "\\u",
        "\\x4",
        "\u0000",
        "\u0007",
        "\u0085",
        "\u2028",
        "\ufeff",
        "\ud83d\ude00",
        "\ud83d",
        "\u00e9",
        "kind: List\n",
        "apiVersion: v1\n",
        "items:\n",
        "spec:\n",
        "metadata: {name: x}\n",
        "a".repeat(70)
    };

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** A text of one to three resources, changed in up to eight places. */
    String text() {
        var text = new StringBuilder(plain());
        for (int i = random.nextInt(9); i > 0; i--) {
            change(text);
        }
        return text.toString();
    }

    private String plain() {
        List<Resource> resources = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            WireType type = WireType.of(KINDS.get(random.nextInt(KINDS.size())).type());
            resources.add((Resource) new RandomValues(random.nextLong()).of(type));
        }
        boolean one = resources.size() == 1;
        ManifestWriter writer = random.nextInt(3) == 0 ? ManifestWriter.json() : ManifestWriter.yaml();
        return one && random.nextBoolean() ? writer.write(resources.get(0)) : writer.write(resources);
    }

    private void change(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(12));
        switch (random.nextInt(6)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, text.substring(at, end));
            case 2 -> text.setLength(at);
            case 3 -> {
                int from = random.nextInt(text.length() + 1);
                text.insert(at, text.substring(from, Math.min(text.length(), from + random.nextInt(80))));
            }
            default -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        }
    }
}
