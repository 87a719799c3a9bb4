// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.bird;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a configuration into tokens; comments and blanks go. A password may hold quotes, which Calico writes as they are. */
final class BirdLexer {
    private static final Pattern TOKEN = Pattern.compile("\\s+|#[^\\n]*"
            + "|(?<=password )\"[^\\n]*\"(?=;)"
            + "|\"[^\"\\n]*\"|'[^'\\n]*'"
            + "|[0-9]+\\.[0-9.]+(?:/[0-9]+)?|[0-9a-fA-F]*:[0-9a-fA-F:.]+(?:/[0-9]+)?"
            + "|[A-Za-z_][A-Za-z0-9_]*|[0-9]+|&&|\\|\\||!=|!~|[{}()\\[\\];,=~<>!*.+-]");

    private BirdLexer() {}

    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new IllegalArgumentException(
                        "no token at: " + text.substring(at, Math.min(at + 30, text.length())));
            }
            String token = matcher.group();
            if (!token.isBlank() && !token.startsWith("#")) {
                tokens.add(token);
            }
            at = matcher.end();
        }
        return tokens;
    }
}
