"""Cuts a failing site down: files, then lines, then bytes, while it still fails in the same way."""

import time


def minimise(site, fails, seconds):
    """The smallest site found in the time.

    - Parameter fails: true for a site that fails as the whole one does.
    """
    end = time.monotonic() + seconds
    paths = reduced(sorted(site), lambda paths: fails({path: site[path] for path in paths}), end)
    site = {path: site[path] for path in paths}
    for join in (b"\n", b""):
        for path in sorted(site, key=lambda path: -len(site[path])):
            data = site[path]
            parts = data.split(b"\n") if join else [data[index : index + 1] for index in range(len(data))]
            if not join and len(parts) > 4096:
                continue
            kept = reduced(parts, lambda parts: fails({**site, path: join.join(parts)}), end)
            site[path] = join.join(kept)
    return site


def reduced(items, fails, end):
    """Delta debugging: takes away ever smaller runs of items."""
    size = max(1, len(items) // 2)
    while items and time.monotonic() < end:
        start, shorter = 0, False
        while start < len(items) and time.monotonic() < end:
            candidate = items[:start] + items[start + size :]
            if fails(candidate):
                items, shorter = candidate, True
            else:
                start += size
        if size == 1 and not shorter:
            break
        size = max(1, size // 2)
    return items
