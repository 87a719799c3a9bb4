// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.fix;

import io.calico4j.cli.command.ColourOption;
import io.calico4j.cli.command.ExitCode;
import io.calico4j.cli.command.HelpOption;
import io.calico4j.cli.command.Input;
import io.calico4j.cli.command.Session;
import io.calico4j.cli.command.UsageException;
import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Text;
import io.calico4j.cli.validate.Checked;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.manifest.ManifestRepair;
import io.calico4j.validation.Validator;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code fix}: applies the repairs that need no person to decide, and shows what they change. */
@Command(
        name = "fix",
        header = "Repairs in manifests what can be repaired safely, and shows the difference.",
        description = {
            "",
            "Misspelled fields and values in the wrong case, slips in selectors, texts that YAML takes for a tag (selector: "
                    + "!has(x)) and namespace selectors on a label that namespaces do not have are written right; everything else of the files, "
                    + "comments included, stays as it is. Without --write nothing is changed.",
            ""
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  calico4j fix cluster/            shows what would be changed",
            "  calico4j fix --write cluster/    changes the files",
            "  calico4j fix cluster/ | git apply --unidiff-zero -p0",
            "",
            "Exit status: 0 nothing is left to repair, 1 there is something to repair (without --write) or a repair",
            "could not be applied, 2 wrong call or unreadable file."
        })
public final class FixCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--write", description = "Change the files.")
    private boolean write;

    @Mixin
    private ColourOption colour = new ColourOption();

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private HelpOption help = new HelpOption();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and folders of .yaml, .yml and .json files.")
    private List<Path> paths = new ArrayList<>();

    /** Creates the command in its surroundings. */
    public FixCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Input input = Input.read(session, paths);
        Diagnostics findings =
                Checked.of(input, Validator.standard(), true, null).applied().findings();
        Screen screen = session.screen(colour.colour());
        int applied = 0;
        List<Diagnostic> left = new ArrayList<>();
        for (String name : input.sources().keySet()) {
            if (findings.stream().anyMatch(finding -> repairable(finding, name))) {
                String text = read(Path.of(name));
                ManifestRepair.Repaired repaired = ManifestRepair.apply(text, name, findings);
                screen.lines(LineDiff.of(name, text, repaired.text()));
                applied += repaired.applied().size();
                left.addAll(repaired.left());
                if (write && !repaired.applied().isEmpty()) {
                    replace(Path.of(name), repaired.text());
                }
            }
        }
        summary(screen, applied, left);
        return left.isEmpty() && (write || applied == 0) ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static boolean repairable(Diagnostic finding, String source) {
        return finding.repair().isPresent()
                && finding.position().filter(p -> p.source().equals(source)).isPresent();
    }

    private void summary(Screen screen, int applied, List<Diagnostic> left) {
        for (Diagnostic finding : left) {
            session.err().println("not repaired: " + finding);
        }
        String what = applied == 0
                ? "nothing to repair"
                : applied + (applied == 1 ? " repair" : " repairs") + (write ? " written" : "; --write applies them");
        session.err().println(Text.of(Style.PLAIN, what).render(screen.colours()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UsageException("can't read " + file + ": " + e.getMessage());
        }
    }

    /** Writes the whole file beside the old one first, so that a failure leaves the old one. */
    private static void replace(Path file, String text) {
        Path target = file.toAbsolutePath();
        try {
            Path fresh = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".tmp");
            try {
                Files.writeString(fresh, text);
                move(fresh, target);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UsageException("can't write " + file + ": " + e.getMessage());
        }
    }

    private static void move(Path fresh, Path target) throws IOException {
        try {
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
