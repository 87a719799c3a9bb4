// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import java.time.Duration;

/** Reads and writes the global settings. */
final class Settings {
    private static final IpamKey.ConfigKey KEY = new IpamKey.ConfigKey();
    private static final int ATTEMPTS = 4;

    private final Context context;

    Settings(Context context) {
        this.context = context;
    }

    /** Returns the settings; the first reader stores the default. */
    IpamConfig read() {
        IpamConfig config = stored();
        if (context.windows && !config.strictAffinity()) {
            throw new IpamException(IpamError.STRICT_AFFINITY, "strict affinity must be on for Windows nodes");
        }
        return config;
    }

    private IpamConfig stored() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var entry = context.store.get(KEY);
            if (entry.isPresent()) {
                return entry.get().value();
            }
            try {
                return context.store.create(KEY, IpamConfig.DEFAULT).value();
            } catch (IpamException e) {
                if (!e.is(IpamError.ALREADY_EXISTS)) {
                    throw e;
                }
                if (context.exact) {
                    context.clock.pause(Duration.ofSeconds(1));
                }
            }
        }
        throw new IpamException(IpamError.OTHER, "the settings can neither be read nor created");
    }

    void write(IpamConfig config) {
        IpamConfig current = read();
        if (current.equals(config)
                && (!context.exact || config.vmAddressPersistence().isEmpty())) {
            return;
        }
        if (!config.strictAffinity() && !config.autoAllocateBlocks()) {
            throw new IpamException(
                    IpamError.INVALID_CONFIG, "strict affinity and the allocation of blocks can't both be off");
        }
        if (config.maxBlocksPerHost() > 0 && !config.strictAffinity()) {
            throw new IpamException(IpamError.INVALID_CONFIG, "a limit of blocks needs strict affinity");
        }
        context.store.get(KEY).ifPresentOrElse(entry -> {}, () -> {});
        context.store.apply(KEY, config);
    }
}
