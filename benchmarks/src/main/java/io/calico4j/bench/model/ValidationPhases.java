// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.model;

import io.calico4j.bench.run.Fnv1a;
import io.calico4j.bench.run.Phases;
import io.calico4j.bench.run.Stage;
import io.calico4j.resource.Resource;
import io.calico4j.validation.Validator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Phases {@code 2}: the client-side pass over each resource, and {@code 3}: both passes.
 *
 * <p>The check value is the number of valid resources and a hash over their keys.
 */
final class ValidationPhases {
    private final List<Resource> resources;

    ValidationPhases(List<Resource> resources) {
        this.resources = resources;
    }

    void run(Stage stage) {
        stage.scenario(phases -> validate(phases, "2", Validator.client()));
        stage.scenario(phases -> validate(phases, "3", Validator.standard()));
    }

    private void validate(Phases phases, String name, Validator validator) {
        phases.phase(name, resources.size(), () -> valid(validator), this::keys);
    }

    private BitSet valid(Validator validator) {
        var valid = new BitSet(resources.size());
        for (int i = 0; i < resources.size(); i++) {
            valid.set(i, validator.isValid(resources.get(i)));
        }
        return valid;
    }

    private String keys(BitSet valid) {
        List<String> keys = new ArrayList<>(valid.cardinality());
        valid.stream().forEach(i -> keys.add(resources.get(i).key().toString()));
        return keys.size() + " " + Fnv1a.ofSorted(keys);
    }
}
