// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.policy.Answer;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.stack.Direction;
import java.util.stream.Collectors;

/** {@link ExplanationFormat#HTML}: one page, with the decided way open and the rest to unfold. */
final class ExplanationHtml {
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1d2733}
            h1{font-size:1.4rem}h2{font-size:1.1rem;margin:2rem 0 .3rem}h3{font-size:1rem;margin:1rem 0 .2rem}code{font:13px/1.4 ui-monospace,monospace}
            details{margin:.3rem 0 .3rem 1rem;border-left:3px solid #d5dce4;padding-left:.8rem}summary{cursor:pointer}
            .allow{color:#0b6e3a}.deny{color:#b3261e}.faint{color:#667585}.rule{margin:.15rem 0 .15rem 1rem}
            .hit{background:#fff6d6;border-radius:4px;padding:.1rem .4rem;margin-left:.6rem}
            .tag{border:1px solid currentColor;border-radius:4px;padding:0 .4rem;font-weight:600}
            """;

    private final StringBuilder out = new StringBuilder();

    private ExplanationHtml() {}

    static String render(Explanation explanation) {
        ExplanationHtml html = new ExplanationHtml();
        html.page(explanation);
        return html.out.toString();
    }

    private void page(Explanation explanation) {
        Answer overall = explanation.answer();
        String title = ExplanationText.title(overall) + " " + explanation.flow();
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>")
                .append(escape(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style></head>\n<body>\n<h1><span class=\"tag ")
                .append(tone(overall))
                .append("\">")
                .append(ExplanationText.title(overall))
                .append("</span> <code>")
                .append(escape(explanation.flow().toString()))
                .append("</code></h1>\n");
        side(explanation.egress(), explanation.flow().from());
        side(explanation.ingress(), explanation.flow().to());
        out.append("</body>\n</html>\n");
    }

    private static String tone(Answer answer) {
        return switch (answer) {
            case ALLOW -> "allow";
            case DENY, REFUSED -> "deny";
            default -> "faint";
        };
    }

    private void side(SideWalk walk, Peer peer) {
        String who = walk.stages().isEmpty() ? peer.toString() : ExplanationText.endpoint(walk);
        String place = walk.direction() == Direction.EGRESS ? "Egress, leaving " : "Ingress, entering ";
        out.append("<h2>").append(place).append("<code>").append(escape(who));
        out.append("</code></h2>\n<p class=\"").append(tone(walk.answer())).append("\">");
        out.append(escape(walk.summary() + ExplanationText.decidingPlace(walk))).append("</p>\n");
        walk.missing()
                .forEach(fact -> out.append("<p class=\"deny\">it cannot be told for sure: ")
                        .append(escape(fact.toString()))
                        .append("</p>\n"));
        for (StageWalk stage : walk.stages()) {
            if (walk.stages().size() > 1) {
                out.append("<p><b>")
                        .append(stage.stage().text())
                        .append("</b>: ")
                        .append(escape(stage.verdict()));
                out.append("</p>\n");
            }
            stage.tiers().forEach(this::tier);
            stage.profiles().forEach(this::profile);
        }
        misses(walk);
    }

    private void tier(TierWalk tier) {
        open(tier.outcome() != TierWalk.Outcome.NOT_REACHED);
        out.append("<b>tier ").append(escape(tier.name())).append("</b>: ");
        out.append(escape(ExplanationText.outcome(tier))).append("</summary>\n");
        tier.policies().forEach(policy -> policy(policy, tier.decided()));
        out.append("</details>\n");
    }

    private void open(boolean open) {
        out.append(open ? "<details open><summary>" : "<details><summary>");
    }

    private void policy(PolicyWalk policy, boolean decided) {
        open(decided && policy.rules().stream().anyMatch(RuleWalk::asked));
        out.append("<code>").append(escape(policy.policy().toString())).append("</code>");
        String because = policy.because().stream()
                .filter(TermReason::holds)
                .map(TermReason::toString)
                .collect(Collectors.joining(", "));
        out.append(" <span class=\"faint\">")
                .append(policy.counted() ? "" : "staged, not counted ")
                .append(escape(because))
                .append(escape(ExplanationText.at(policy.position())))
                .append("</span></summary>\n");
        policy.rules().forEach(this::rule);
        out.append("</details>\n");
    }

    private void rule(RuleWalk rule) {
        boolean hit = rule.asked() && rule.matches();
        out.append("<div class=\"rule")
                .append(hit ? " hit" : rule.asked() ? "" : " faint")
                .append("\"><code>");
        out.append(escape(rule.field()))
                .append(' ')
                .append(rule.rule().action().text())
                .append("</code> ");
        if (rule.matches()) {
            String criteria = rule.stated().stream().map(SelectorWords::of).collect(Collectors.joining(", "));
            out.append(escape(criteria.isEmpty() ? "everything" : criteria));
            out.append(hit ? " <b>matches</b>" : " would match, but is not asked");
        } else {
            out.append(escape(rule.failing().stream().map(Clause::toString).collect(Collectors.joining("; "))));
        }
        out.append("<span class=\"faint\">")
                .append(rule.leavesHttpOut() ? " (its http clause counts only in application layer policy)" : "")
                .append(escape(ExplanationText.at(rule.position())))
                .append("</span></div>\n");
    }

    private void profile(ProfileWalk profile) {
        open(profile.asked());
        out.append("<code>").append(escape(profile.standsFor())).append("</code> <span class=\"faint\">");
        out.append(
                        !profile.exists()
                                ? "is not in the snapshot; a profile that is missing denies everything"
                                : !profile.asked()
                                        ? "not reached"
                                        : profile.rules().isEmpty()
                                                ? "has no rules for this direction"
                                                : "asked, as no policy decides")
                .append(escape(ExplanationText.at(profile.position())))
                .append("</span></summary>\n");
        if (!profile.ofNamespace()) {
            profile.rules().forEach(this::rule);
        }
        out.append("</details>\n");
    }

    private void misses(SideWalk walk) {
        if (walk.nearestMisses().isEmpty()) {
            return;
        }
        Answer wanted = walk.nearestMisses().get(0).instead();
        String instead = wanted == Answer.ALLOW ? "allowed" : "denied";
        out.append("<h3>Nearest to being ").append(instead).append("</h3>\n<ul>\n");
        for (NearestMiss miss : walk.nearestMisses()) {
            out.append("<li><code>")
                    .append(escape(NearestMisses.title(miss.owner()) + " " + miss.field()))
                    .append("</code>")
                    .append(escape(ExplanationText.at(miss.position()) + ExplanationText.why(miss)));
            miss.changes().forEach(change -> change(change, instead));
            out.append("</li>\n");
        }
        out.append("</ul>\n");
    }

    private void change(Change change, String instead) {
        out.append("<br>").append(instead).append(' ').append(escape(change.toString()));
        if (change.resources().isEmpty()) {
            out.append(": <code>").append(escape(change.flow().toString())).append("</code>");
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
