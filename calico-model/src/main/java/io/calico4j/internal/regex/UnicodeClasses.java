// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.regex;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The sets of characters that Unicode names: {@code \pL}, {@code \p{Lu}}, {@code \p{Greek}}. */
final class UnicodeClasses {
    /** The categories, each at the number {@link Character#getType(int)} gives it; none has the number 17. */
    private static final List<String> CATEGORIES = List.of(
            "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "  ",
            "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf");

    /** Scripts of Unicode 15, of which an older runtime has no characters. */
    private static final List<String> NEWER_SCRIPTS = List.of("Kawi", "Tangsa", "Toto", "Vithkuqi");

    private UnicodeClasses() {}

    /** Reads from the backslash on. */
    static IntPredicate read(Source in) throws BadPatternException {
        boolean negated = in.peekAt(1) == 'P';
        in.skip(2);
        StringBuilder name = new StringBuilder();
        if (in.skips("{")) {
            while (!in.atEnd() && in.peek() != '}') {
                name.appendCodePoint(in.next());
            }
            if (in.atEnd()) {
                throw new BadPatternException("invalid character class range");
            }
            in.skip();
        } else if (!in.atEnd()) {
            name.appendCodePoint(in.next());
        }
        boolean caret = !name.isEmpty() && name.charAt(0) == '^';
        IntPredicate set = of(name.substring(caret ? 1 : 0));
        return negated != caret ? set.negate() : set;
    }

    /** Names are compared without blanks, hyphens, underscores and case, as Go does since 1.25. */
    private static IntPredicate of(String name) throws BadPatternException {
        String plain = plain(name);
        switch (plain) {
            case "Any" -> {
                return c -> true;
            }
            case "Ascii" -> {
                return c -> c < 0x80;
            }
            case "Assigned" -> {
                return c -> Character.getType(c) != Character.UNASSIGNED;
            }
            default -> {
                String category = category(plain);
                return CATEGORIES.stream()
                                .anyMatch(c ->
                                        c.equals(category) || c.substring(0, 1).equals(category))
                        ? c -> CATEGORIES.get(Character.getType(c)).startsWith(category)
                        : category.equals("Lc") ? UnicodeClasses::isCased : script(plain);
            }
        }
    }

    /** The category that a long name stands for; another name stands for itself. */
    private static String category(String name) {
        return switch (name) {
            case "Casedletter" -> "Lc";
            case "Closepunctuation" -> "Pe";
            case "Combiningmark", "Mark" -> "M";
            case "Connectorpunctuation" -> "Pc";
            case "Control", "Cntrl" -> "Cc";
            case "Currencysymbol" -> "Sc";
            case "Dashpunctuation" -> "Pd";
            case "Decimalnumber", "Digit" -> "Nd";
            case "Enclosingmark" -> "Me";
            case "Finalpunctuation" -> "Pf";
            case "Format" -> "Cf";
            case "Initialpunctuation" -> "Pi";
            case "Letter" -> "L";
            case "Letternumber" -> "Nl";
            case "Lineseparator" -> "Zl";
            case "Lowercaseletter" -> "Ll";
            case "Mathsymbol" -> "Sm";
            case "Modifierletter" -> "Lm";
            case "Modifiersymbol" -> "Sk";
            case "Nonspacingmark" -> "Mn";
            case "Number" -> "N";
            case "Openpunctuation" -> "Ps";
            case "Other" -> "C";
            case "Otherletter" -> "Lo";
            case "Othernumber" -> "No";
            case "Otherpunctuation" -> "Po";
            case "Othersymbol" -> "So";
            case "Paragraphseparator" -> "Zp";
            case "Privateuse" -> "Co";
            case "Punctuation", "Punct" -> "P";
            case "Separator" -> "Z";
            case "Spaceseparator" -> "Zs";
            case "Spacingmark" -> "Mc";
            case "Surrogate" -> "Cs";
            case "Symbol" -> "S";
            case "Titlecaseletter" -> "Lt";
            case "Unassigned" -> "Cn";
            case "Uppercaseletter" -> "Lu";
            default -> name;
        };
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (" _-".indexOf(c) < 0) {
                boolean other = plain.isEmpty() ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
                plain.append(other ? (char) (c ^ 0x20) : c);
            }
        }
        return plain.toString();
    }

    private static boolean isCased(int c) {
        int type = Character.getType(c);
        return type == Character.UPPERCASE_LETTER
                || type == Character.LOWERCASE_LETTER
                || type == Character.TITLECASE_LETTER;
    }

    /** Names of several words are unknown, as they are to Go, which looks up what it has just written together. */
    private static IntPredicate script(String name) throws BadPatternException {
        Optional<UnicodeScript> script = Arrays.stream(UnicodeScript.values())
                .filter(s -> s != UnicodeScript.UNKNOWN && s != UnicodeScript.SIGNWRITING)
                .filter(s -> plain(s.name()).equals(name) && s.name().indexOf('_') < 0)
                .findFirst();
        if (script.isEmpty() && NEWER_SCRIPTS.contains(name)) {
            return c -> false;
        }
        UnicodeScript found =
                script.orElseThrow(() -> new BadPatternException("invalid character class range \\p{" + name + "}"));
        return c -> UnicodeScript.of(c) == found;
    }
}
