// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.diagnostic.NearestName;
import io.calico4j.diagnostic.Repair;
import io.calico4j.diagnostic.Severity;
import io.calico4j.internal.decode.MappingReader;
import io.calico4j.internal.decode.TreeDecoder;
import io.calico4j.internal.resource.StorageForm;
import io.calico4j.internal.yaml.YamlParser;
import io.calico4j.internal.yaml.YamlProblem;
import io.calico4j.internal.yaml.YamlTree;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ListMetadata;
import io.calico4j.resource.Resource;
import io.calico4j.resource.UnknownResource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Loads chunks of sources into objects, by way of located trees.
 *
 * <p>A chunk is parsed, then its root decides: a mapping is an object of the kind it states, a
 * sequence is a list of such objects. What is wrong goes to the {@link Findings}; an object with an error is left out.
 * Confined to one thread.
 */
final class Loader {
    private static final String LIST = "List";

    /** Each is found by reading all that is behind it, so there must be an end. */
    private static final int MOST_BEHIND = 100;

    private final ReaderMode mode;
    private final Findings findings;
    private final Collected loaded;
    private final StatedScalars scalars = new StatedScalars();
    private final Parsers parsers;

    private YamlTree tree;
    private TreeDecoder decoder;
    private Chunk chunk;
    private int base;
    private FieldPath prefix = FieldPath.root();

    Loader(ReaderMode mode, Findings findings, Collected loaded) {
        this.mode = mode;
        this.findings = findings;
        this.loaded = loaded;
        this.parsers = new Parsers(this::report);
        this.tree = parsers.tree();
        this.decoder = parsers.decoder();
        this.chunk = new Chunk(new SourceText("", ""), 0, 0, false);
    }

    // ---- reports ----

    private void report(
            Severity severity, Code code, int offset, FieldPath path, String message, Optional<String> hint) {
        report(severity, code, offset, path, message, hint, Optional.empty());
    }

    private void report(
            Severity severity,
            Code code,
            int offset,
            FieldPath path,
            String message,
            Optional<String> hint,
            Optional<Repair> repair) {
        findings.add(chunk.source(), base + offset, severity, code, prefix.append(path), message, hint, repair);
    }

    private void report(Severity severity, Code code, int node, String message) {
        report(severity, code, tree.start(node), FieldPath.root(), message, Optional.empty());
    }

    private void report(YamlProblem problem) {
        report(
                Severity.ERROR,
                ProblemWords.code(problem),
                problem.offset(),
                FieldPath.root(),
                problem.message(),
                ProblemWords.hint(problem));
    }

    // ---- documents ----

    /** Loads the document of a chunk, and the ones behind it where the mode reads them. */
    void load(Chunk whole) {
        Chunk rest = whole;
        for (int count = 0; rest != null; count++) {
            if (count == MOST_BEHIND) {
                findings.add(
                        rest.source(),
                        rest.from(),
                        Severity.ERROR,
                        ManifestCodes.LIMIT,
                        "more than " + MOST_BEHIND + " documents stand here without a line --- between them");
                return;
            }
            rest = loadFirst(rest);
        }
    }

    /**
     * Loads what looks like a JSON value: as JSON, or else as the YAML it may be in spite of its looks. Of what is neither that is
     * reported which is wrong further on.
     *
     * @param whole the value with all that is behind it
     * @return whether the value was JSON, so that the rest is still to be read
     */
    boolean loadJson(Chunk json, Chunk whole) {
        YamlProblem asJson = parsers.problemAsJson(json);
        if (asJson != null) {
            YamlProblem asYaml = parsers.problemAsYaml(whole);
            load(asYaml == null || asYaml.offset() > asJson.offset() ? whole : json);
            return false;
        }
        load(json);
        return true;
    }

    /** Loads the document as an object of this type, whatever it says it is. */
    void loadAs(Chunk whole, Class<? extends Resource> type) {
        YamlParser.Outcome outcome = parse(whole);
        YamlProblem problem = outcome.problem();
        if (problem != null) {
            report(problem);
        } else if (outcome.present()) {
            findings.beginDocument();
            int errors = findings.errors();
            if (tree.kind(0) == YamlTree.MAPPING) {
                Resource resource = (Resource) decoder.object(type, 0, true);
                keep(errors, 0, resource);
            } else {
                report(Severity.ERROR, ManifestCodes.NOT_AN_OBJECT, 0, "a manifest must be a mapping");
            }
        } else {
            reportEmpty(whole);
        }
    }

    private @Nullable Chunk loadFirst(Chunk whole) {
        YamlParser.Outcome outcome = parse(whole);
        YamlProblem problem = outcome.problem();
        if (problem != null) {
            explain(whole, problem);
            return null;
        }
        if (!outcome.present()) {
            if (mode.isReference()) {
                reportEmpty(whole);
            }
            return null;
        }
        findings.beginDocument();
        root();
        if (whole.source().hasCurlyQuotes()) {
            CurlyQuotes.find(tree, this::curlyQuote);
        }
        return rest(whole, outcome.rest());
    }

    private void curlyQuote(int node, String text, Optional<Repair> repair) {
        report(
                Severity.WARNING,
                ManifestCodes.CURLY_QUOTES,
                tree.start(node),
                FieldPath.root(),
                "the curly quotes are a part of the text " + text,
                Optional.of("write \" instead"),
                repair);
    }

    /** Says why a chunk cannot be read; where it is several documents stuck together, reads these. */
    private void explain(Chunk whole, YamlProblem problem) {
        List<Chunk> parts = mode.isReference() || whole.json() ? List.of() : GluedSeparators.split(whole);
        if (parts.size() < 2 || whole.from() + problem.offset() < parts.get(0).to()) {
            report(problem);
            return;
        }
        for (Chunk part : parts) {
            if (part.from() > whole.from()) {
                findings.add(
                        part.source(),
                        part.from() - 3,
                        Severity.ERROR,
                        ManifestCodes.SYNTAX,
                        FieldPath.root(),
                        "a separator must stand on a line of its own",
                        Optional.of("put a line break before ---"),
                        Optional.of(Repair.lineBreak()));
            }
            load(part);
        }
    }

    private @Nullable Chunk rest(Chunk whole, int rest) {
        if (rest < 0) {
            return null;
        }
        report(
                Severity.WARNING,
                ManifestCodes.TEXT_AFTER_DOCUMENT,
                rest,
                FieldPath.root(),
                ManifestCodes.IGNORED_TEXT,
                Optional.of(ManifestCodes.SEPARATE_IT));
        return mode.isReference() || rest == 0
                ? null
                : new Chunk(whole.source(), whole.from() + rest, whole.to(), whole.json());
    }

    private void reportEmpty(Chunk whole) {
        findings.add(
                whole.source(),
                whole.from(),
                Severity.ERROR,
                ManifestCodes.NOT_AN_OBJECT,
                "Calico's loader refuses a document that holds nothing");
    }

    private YamlParser.Outcome parse(Chunk next) {
        chunk = next;
        base = next.from();
        prefix = FieldPath.root();
        findings.beginDocument();
        YamlParser.Outcome outcome = parsers.parse(next);
        tree = parsers.tree();
        decoder = parsers.decoder();
        decoder.use(mode.rules());
        return outcome;
    }

    private void root() {
        int target = tree.target(0);
        switch (tree.kind(target)) {
            case YamlTree.MAPPING -> object(target, true);
            case YamlTree.SEQUENCE -> sequence(target);
            default -> {
                boolean isNull = scalars.isNull(tree, target);
                if (!isNull || mode.isReference()) {
                    report(
                            Severity.ERROR,
                            ManifestCodes.NOT_AN_OBJECT,
                            0,
                            "a manifest must be a mapping, not " + (isNull ? "null" : "a text"));
                }
            }
        }
    }

    private void sequence(int sequence) {
        int index = 0;
        for (int child = sequence + 1, end = tree.after(sequence); child < end; child = tree.after(child)) {
            prefix = FieldPath.root().index(index);
            item(child, mode.rules().coercesEverywhere());
            index++;
        }
        prefix = FieldPath.root();
    }

    private void item(int node, boolean coerces) {
        if (tree.kindOfTarget(node) == YamlTree.MAPPING) {
            object(tree.target(node), coerces);
        } else {
            report(Severity.ERROR, ManifestCodes.NOT_AN_OBJECT, node, "an element of a list of objects is no mapping");
        }
    }

    // ---- objects ----

    private void object(int mapping, boolean coerces) {
        String apiVersion = scalars.text(tree, mapping, "apiVersion");
        String kindName = scalars.text(tree, mapping, "kind");
        if (kindName == null || kindName.isEmpty()) {
            report(
                    Severity.ERROR,
                    ManifestCodes.NO_KIND,
                    tree.start(mapping),
                    FieldPath.root(),
                    "the object does not say in \"kind\" what it is",
                    Optional.of("add its kind, such as kind: NetworkPolicy"));
            return;
        }
        String version = apiVersion == null ? "" : apiVersion;
        Optional<Kind> kind = Kind.find(version, kindName).filter(k -> mode.knows(k, version));
        if (kind.isPresent()) {
            single(mapping, kind.get(), coerces);
            return;
        }
        Optional<Kind> listOf = Kind.findList(version, kindName).filter(k -> mode.knows(k, version));
        if (listOf.isPresent()) {
            new ListLoader(listOf.get(), version, kindName).load(mapping, coerces);
        } else if (!mode.isReference() && kindName.equals(LIST) && version.equals("v1")) {
            new ListLoader(null, version, kindName).load(mapping, coerces);
        } else {
            unknown(mapping, version, kindName);
        }
    }

    private void single(int mapping, Kind kind, boolean coerces) {
        int errors = findings.errors();
        int found = findings.size();
        Resource resource = decode(mapping, kind, coerces);
        if (findings.errors() == errors && StorageForm.applies(kind, resource.apiVersion())) {
            resource = lift(mapping, kind, resource);
        }
        findings.nameSubject(found, resource);
        keep(errors, mapping, resource);
    }

    private Resource lift(int mapping, Kind kind, Resource stored) {
        try {
            return StorageForm.lift(kind, KindTypes.required(kind), stored, UnaryOperator.identity());
        } catch (FormatException e) {
            report(
                    Severity.ERROR,
                    ManifestCodes.BAD_STORED_METADATA,
                    tree.start(mapping),
                    FieldPath.of("metadata", "annotations", "projectcalico.org/metadata"),
                    "the annotation is not " + e.expectation(),
                    Optional.of("take the object from the cluster again, or remove the annotation"));
            return stored;
        }
    }

    private Resource decode(int mapping, Kind kind, boolean coerces, String... unstated) {
        decoder.use(kind.calico() ? mode.rules() : mode.rules().forPartialTypes());
        Resource resource =
                (Resource) decoder.object(KindTypes.required(kind), mapping, coerces && kind.calico(), unstated);
        decoder.use(mode.rules());
        return resource;
    }

    private void keep(int errorsBefore, int mapping, Resource resource) {
        int offset = base + tree.start(tree.target(mapping));
        if (findings.errors() == errorsBefore) {
            loaded.add(chunk, offset, resource);
        } else if (!mode.isReference()) {
            loaded.addIncomplete(chunk, offset, resource);
        }
    }

    private void unknown(int mapping, String version, String kindName) {
        boolean calico = version.startsWith("projectcalico.org/") || version.startsWith("crd.projectcalico.org/");
        List<String> names = Arrays.stream(Kind.values())
                .filter(kind -> mode.isReference()
                        ? kind.fileLoaded()
                        : kind.apiVersions().contains(version))
                .map(Kind::kindName)
                .toList();
        Severity severity = mode.isReference() ? Severity.ERROR : calico ? Severity.WARNING : Severity.INFORMATION;
        report(
                severity,
                ManifestCodes.UNKNOWN_KIND,
                tree.start(mapping),
                FieldPath.of("kind"),
                "there is no type for the kind \"" + kindName + "\" of \"" + version + "\"",
                NearestName.of(kindName, names).map(name -> "did you mean \"" + name + "\"?"));
        if (!mode.isReference()) {
            int errors = findings.errors();
            UnknownResource resource = UnknownResource.of(decoder.content(mapping));
            keep(errors, mapping, resource);
        }
    }

    /** Loads one list; {@code of} is null for a list of any kinds. */
    private final class ListLoader {
        private final @Nullable Kind of;
        private final String apiVersion;
        private final String kindName;

        private ListMetadata metadata = ListMetadata.empty();
        private int items = -1;

        ListLoader(@Nullable Kind of, String apiVersion, String kindName) {
            this.of = of;
            this.apiVersion = apiVersion;
            this.kindName = kindName;
        }

        void load(int mapping, boolean coerces) {
            for (MappingReader.Entry entry : decoder.entries(mapping)) {
                field(entry, coerces);
            }
            boolean outermost = !loaded.inList();
            if (outermost) {
                loaded.beginList();
            }
            if (items >= 0) {
                items(coerces);
            }
            if (outermost) {
                var header = new ManifestObject.ListHeader(apiVersion, kindName, metadata, items >= 0);
                loaded.endList(chunk, base + tree.start(mapping), header);
            }
        }

        private void items(boolean coerces) {
            FieldPath outer = prefix;
            int index = 0;
            for (int child = items + 1, end = tree.after(items); child < end; child = tree.after(child)) {
                prefix = outer.append(FieldPath.of("items").index(index++));
                listItem(child, coerces);
            }
            prefix = outer;
        }

        private void field(MappingReader.Entry entry, boolean coerces) {
            int node = entry.value();
            switch (entry.key().toLowerCase(Locale.ROOT)) {
                case "kind", "apiversion" -> {}
                case "metadata" -> {
                    if (tree.kindOfTarget(node) == YamlTree.MAPPING) {
                        metadata = (ListMetadata) decoder.object(ListMetadata.class, node, coerces);
                    } else {
                        requireNull(node, "a mapping");
                    }
                }
                case "items" -> {
                    if (tree.kindOfTarget(node) == YamlTree.SEQUENCE) {
                        items = tree.target(node);
                    } else {
                        requireNull(node, "a list");
                    }
                }
                default ->
                    report(
                            mode == ReaderMode.LENIENT ? Severity.WARNING : Severity.ERROR,
                            ManifestCodes.UNKNOWN_FIELD,
                            entry.keyNode(),
                            "unknown field \"" + entry.key() + "\"");
            }
        }

        private void requireNull(int node, String expected) {
            if (!scalars.isNull(tree, node)) {
                report(Severity.ERROR, ManifestCodes.WRONG_TYPE, node, "expected " + expected);
            }
        }

        private void listItem(int node, boolean coerces) {
            Kind kind = of;
            if (kind == null) {
                item(node, coerces);
                return;
            }
            int errors = findings.errors();
            int found = findings.size();
            if (tree.kindOfTarget(node) == YamlTree.MAPPING) {
                checkKind(kind, node);
                String[] unstated = mode.isReference() ? new String[] {"kind", "apiVersion"} : new String[0];
                Resource resource = decode(tree.target(node), kind, coerces, unstated);
                if (findings.errors() == errors && StorageForm.applies(kind, apiVersion)) {
                    resource = lift(node, kind, resource);
                }
                findings.nameSubject(found, resource);
                keep(errors, node, resource);
                return;
            }
            requireNull(node, "a mapping");
            if (findings.errors() == errors && mode.isReference()) {
                keep(errors, node, (Resource) decoder.empty(KindTypes.required(kind), "kind", "apiVersion"));
            } else if (findings.errors() == errors) {
                report(Severity.ERROR, ManifestCodes.NULL_ELEMENT, node, "an item of the list is null");
            }
        }

        private void checkKind(Kind kind, int node) {
            String stated = scalars.text(tree, tree.target(node), "kind");
            if (stated != null && !stated.equals(kind.kindName())) {
                report(
                        mode.otherKind(),
                        ManifestCodes.OTHER_KIND,
                        tree.start(node),
                        FieldPath.root(),
                        "an item of a " + kindName + " says it is a " + stated,
                        Optional.of("give lists of one kind items of that kind, or use a List of v1"));
            }
        }
    }
}
