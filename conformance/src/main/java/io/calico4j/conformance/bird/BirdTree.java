// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.bird;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A configuration as statements: what stands at the top, protocols with their options, functions and filters. */
final class BirdTree {
    /** Statements outside of blocks, without includes. */
    final TreeSet<String> globals = new TreeSet<>();
    /** Options by protocol: its type, and its name where it has one. Those of its template are among them. */
    final TreeMap<String, TreeSet<String>> protocols = new TreeMap<>();
    /** Bodies of import and export filters by protocol and direction, such as {@code "bgp Mesh_1 import"}. */
    final TreeMap<String, List<String>> filters = new TreeMap<>();

    final Map<String, BirdCode.Function> functions = new HashMap<>();

    private final Map<String, List<String>> named = new HashMap<>();
    private final Map<String, Set<String>> templates = new HashMap<>();
    private final List<String> tokens;
    private int at;

    private BirdTree(List<String> tokens) {
        this.tokens = tokens;
    }

    static BirdTree parse(String text) {
        BirdTree tree = new BirdTree(BirdLexer.tokens(text));
        while (tree.at < tree.tokens.size()) {
            tree.top();
        }
        tree.filters.replaceAll((key, body) -> body.size() == 1 ? tree.named(body.get(0)) : body);
        return tree;
    }

    private List<String> named(String name) {
        List<String> body = name.equals("all") ? List.of("accept", ";") : named.get(name);
        if (body == null) {
            throw new IllegalArgumentException("no filter " + name);
        }
        return body;
    }

    private void top() {
        List<String> head = head();
        switch (head.get(0)) {
            case "function" -> {
                List<String> arguments = new ArrayList<>();
                for (int i = 3; i < head.size(); i++) {
                    if (head.get(i - 1).equals("bool")) {
                        arguments.add(head.get(i));
                    }
                }
                functions.put(head.get(1), new BirdCode.Function(arguments, block()));
            }
            case "filter" -> named.put(head.get(1), block());
            case "template" -> templates.put(head.get(2), options("template " + head.get(2), block()));
            case "protocol" -> protocol(head);
            case "include" -> at++;
            default -> {
                at++;
                globals.add(String.join(" ", head));
            }
        }
        if (at < tokens.size() && tokens.get(at).equals(";")) {
            at++;
        }
    }

    private void protocol(List<String> head) {
        String name = head.size() > 2 && !head.get(2).equals("from") ? " " + head.get(2) : "";
        String key = head.get(1) + name;
        Set<String> options = options(key, block());
        int from = head.indexOf("from");
        if (from > 0) {
            options.addAll(templates.get(head.get(from + 1)));
        }
        protocols.computeIfAbsent(key, k -> new TreeSet<>()).addAll(options);
    }

    /** The tokens up to a block or the end of the statement. */
    private List<String> head() {
        List<String> head = new ArrayList<>();
        while (!tokens.get(at).equals("{") && !tokens.get(at).equals(";")) {
            head.add(tokens.get(at++));
        }
        return head;
    }

    /** The tokens between the braces that start here. */
    private List<String> block() {
        int start = ++at;
        int depth = 1;
        while (depth > 0) {
            String token = tokens.get(at++);
            depth += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
        }
        return tokens.subList(start, at - 1);
    }

    private Set<String> options(String protocol, List<String> body) {
        Set<String> options = new TreeSet<>();
        BirdTree inner = new BirdTree(body);
        while (inner.at < body.size()) {
            List<String> head = inner.head();
            List<String> block = inner.at < body.size() && body.get(inner.at).equals("{") ? inner.block() : null;
            if (inner.at < body.size() && body.get(inner.at).equals(";")) {
                inner.at++;
            }
            option(protocol, head, block, options);
        }
        return options;
    }

    private void option(String protocol, List<String> head, @Nullable List<String> block, Set<String> options) {
        boolean filter = head.get(0).equals("import") || head.get(0).equals("export");
        if (filter && block != null) {
            filters.put(protocol + " " + head.get(0), block);
        } else if (filter) {
            filters.put(protocol + " " + head.get(0), List.of(head.get(head.size() - 1)));
        } else {
            String text = String.join(" ", head);
            options.add(block == null ? text : text + " { " + String.join(" ", block) + " }");
        }
    }
}
