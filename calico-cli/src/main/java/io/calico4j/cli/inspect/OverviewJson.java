// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.calico4j.cli.command.FindingJson;
import io.calico4j.diagnostic.Diagnostics;
import java.util.List;

/**
 * The answer of {@code inspect --output json}.
 *
 * @param files how many files were read
 * @param overview the state of the cluster; its members are members of the answer
 * @param findings what there is to say about the manifests, information included
 */
@JsonPropertyOrder({"files", "overview", "findings"})
record OverviewJson(int files, @JsonUnwrapped Overview overview, List<FindingJson> findings) {

    OverviewJson(int files, Overview overview, Diagnostics diagnostics) {
        this(files, overview, FindingJson.of(diagnostics));
    }
}
