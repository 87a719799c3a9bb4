// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import io.calico4j.internal.policy.fact.Fact;
import io.calico4j.internal.policy.fact.FactReader;
import io.calico4j.internal.policy.fact.HolderFact;
import io.calico4j.internal.policy.fact.PolicyFact;
import io.calico4j.internal.policy.fact.ProfileFact;
import io.calico4j.internal.policy.fact.SliceFact;
import io.calico4j.internal.policy.fact.TierFact;
import io.calico4j.internal.policy.rule.CompiledRule;
import io.calico4j.internal.policy.rule.RuleCompiler;
import io.calico4j.internal.policy.rule.SetCatalog;
import io.calico4j.internal.policy.table.PathPicture;
import io.calico4j.internal.policy.table.ProgramFactory;
import io.calico4j.internal.policy.table.StepPath;
import io.calico4j.label.Labels;
import io.calico4j.label.SelectorComposer;
import io.calico4j.label.SelectorSyntaxException;
import io.calico4j.policy.stack.Direction;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows a cluster, change by change, and publishes its compiled form. Confined to one thread.
 *
 * <p>A change is taken apart into facts that go and facts that come. The facts that come are taken in the order profiles, holders,
 * tiers, policies, services; the match index tells which policies and sets a change reaches, and only their plans and spots are
 * made again. Building from nothing is one change that adds everything, so that both ways are one.
 */
public final class Compiler {
    private final FactReader reader;
    private final SetCatalog sets = new SetCatalog();
    private final RuleCompiler rules;
    private final PolicyCatalog policies = new PolicyCatalog();
    private final ProgramFactory programs = new ProgramFactory();
    private final PlanBuilder plans;
    private final Population population;
    private final Publisher publisher;
    private final Map<String, ProfileEntry> profiles = new HashMap<>();
    private final SortedMap<ResourceKey, Fact> facts = new TreeMap<>();
    private final SortedMap<ResourceKey, String> rejected = new TreeMap<>();

    /**
     * Creates a compiler of an empty cluster.
     *
     * @param checker whether rules match as in Calico's user-space checker
     * @param pictures makes what callers show of a path that many flows take; their order is of no account
     */
    public Compiler(boolean checker, Function<StepPath, PathPicture> pictures) {
        SelectorComposer composer = checker ? SelectorComposer.calicoExact() : SelectorComposer.standard();
        this.reader = new FactReader(composer);
        this.rules = new RuleCompiler(sets, composer, checker);
        this.plans = new PlanBuilder(programs, checker, policies.tierDefaults());
        this.population = new Population(checker);
        this.publisher = new Publisher(population, sets, checker, pictures);
        put(ProfileFact.DEFAULT_ALLOW);
    }

    /**
     * Takes resources out and in, and returns the new compiled form.
     *
     * @param removed keys of resources that go, or are replaced by one of {@code added}
     * @param added resources that come
     */
    public CompiledCluster change(List<ResourceKey> removed, List<Resource> added) {
        SortedMap<ResourceKey, Fact> going = new TreeMap<>();
        for (ResourceKey key : removed) {
            Fact fact = facts.remove(key);
            rejected.remove(key);
            if (fact != null) {
                going.put(key, fact);
            }
        }
        List<Fact> coming = new ArrayList<>();
        for (Resource resource : added) {
            read(resource).ifPresent(fact -> {
                facts.put(resource.key(), fact);
                coming.add(fact);
                if (!(fact instanceof SliceFact)) {
                    going.remove(resource.key());
                }
            });
        }
        going.values().forEach(this::remove);
        coming.sort(Comparator.comparingInt(Compiler::phase));
        coming.forEach(this::put);
        return publish();
    }

    private Optional<Fact> read(Resource resource) {
        try {
            return reader.read(resource);
        } catch (SelectorSyntaxException e) {
            rejected.put(resource.key(), e.getMessage());
            return Optional.empty();
        }
    }

    private static int phase(Fact fact) {
        return fact instanceof ProfileFact
                ? 0
                : fact instanceof HolderFact ? 1 : fact instanceof TierFact ? 2 : fact instanceof SliceFact ? 3 : 4;
    }

    private void put(Fact fact) {
        if (fact instanceof ProfileFact profile) {
            put(profile);
        } else if (fact instanceof HolderFact holder) {
            population.put(holder);
        } else if (fact instanceof TierFact tier) {
            policies.put(tier);
            tiersChanged();
        } else if (fact instanceof SliceFact slice) {
            population.put(slice, sets);
        } else if (fact instanceof PolicyFact policy) {
            put(policy);
        }
    }

    private void remove(Fact fact) {
        if (fact instanceof ProfileFact profile) {
            remove(profile);
        } else if (fact instanceof HolderFact holder) {
            population.remove(holder.key());
        } else if (fact instanceof TierFact tier) {
            policies.removeTier(tier.name());
            tiersChanged();
        } else if (fact instanceof SliceFact slice) {
            population.remove(slice, sets);
        } else if (fact instanceof PolicyFact policy) {
            int number = policies.number(policy.id());
            leave(policies.get(number));
            policies.set(number, null);
            population.forgetPolicy(number);
        }
    }

    private void tiersChanged() {
        plans.forgetTiers();
        population.tiersChanged();
    }

    private void put(PolicyFact fact) {
        int number = policies.number(fact.id());
        try {
            PolicyEntry entry = entry(number, fact);
            leave(policies.get(number));
            policies.set(number, entry);
            population.watchPolicy(number, fact.selector());
        } catch (SelectorSyntaxException e) {
            remove(fact);
            facts.remove(fact.id().resourceKey());
            rejected.put(fact.id().resourceKey(), e.getMessage());
        }
    }

    private PolicyEntry entry(int number, PolicyFact fact) {
        List<CompiledRule> ingress = rules.compile(fact.ruleNamespace(), fact.ingressRules());
        List<CompiledRule> egress = rules.compile(fact.ruleNamespace(), fact.egressRules());
        return new PolicyEntry(
                number,
                fact,
                ingress,
                egress,
                plans.steps(fact.id(), fact.tier(), ingress),
                plans.steps(fact.id(), fact.tier(), egress));
    }

    private void leave(@Nullable PolicyEntry entry) {
        if (entry != null) {
            for (Direction direction : Direction.values()) {
                entry.rules(direction).forEach(rule -> rule.release(sets));
            }
        }
    }

    private void leave(@Nullable ProfileEntry entry) {
        if (entry != null) {
            for (Direction direction : Direction.values()) {
                entry.rules(direction).forEach(rule -> rule.release(sets));
            }
        }
    }

    private void put(ProfileFact fact) {
        population.labelsOfProfile(fact.name(), fact.labels());
        ProfileEntry before = profiles.get(fact.name());
        if (before == null || !before.fact().sameRules(fact)) {
            leave(profiles.put(fact.name(), entry(fact)));
            plans.forgetProfiles();
            population.profileChanged(fact.name());
        }
    }

    private void remove(ProfileFact fact) {
        leave(profiles.remove(fact.name()));
        plans.forgetProfiles();
        population.labelsOfProfile(fact.name(), Labels.empty());
        population.profileChanged(fact.name());
        if (fact.name().equals(ProfileFact.DEFAULT_ALLOW.name())) {
            put(ProfileFact.DEFAULT_ALLOW);
        }
    }

    private ProfileEntry entry(ProfileFact fact) {
        return new ProfileEntry(fact, rules.compile("", fact.ingressRules()), rules.compile("", fact.egressRules()));
    }

    private Plan plan(Holder holder) {
        List<ProfileEntry> own = new ArrayList<>();
        for (String name : holder.fact().profiles()) {
            own.add(profiles.computeIfAbsent(name, this::missing));
        }
        HolderFact.Role role = holder.fact().role();
        return plans.plan(
                policies.ordered(holder.policies()), own, role.isHost(), role == HolderFact.Role.HOST_FALLBACK);
    }

    /** Returns what stands for a profile that does not exist; it is replaced when it comes. */
    private ProfileEntry missing(String name) {
        return entry(ProfileFact.missing(name));
    }

    private CompiledCluster publish() {
        population.follow(sets);
        return publisher.publish(policies, programs, this::plan, rejected);
    }
}
