"""What a first visit costs: every byte that travels until the page stands, nothing kept from before."""

from __future__ import annotations

import pytest

FIRST_VIEW = 160_000  # bytes, with headers


@pytest.mark.parametrize(("name", "language"), [("Katrin", "de"), ("Imke", "en"), ("Henrik", "de")])
def test_first_view_of_the_home_page_is_light(visit, name, language):
    visitor = visit(name, width=390, height=844)
    visitor.speak(language)
    wire = visitor.page.context.new_cdp_session(visitor.page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    travelled = []
    wire.on("Network.loadingFinished", lambda done: travelled.append(done["encodedDataLength"]))

    visitor.page.goto("/", wait_until="networkidle")

    assert len(travelled) >= 5, "page, styles, script and two fonts at least"
    assert sum(travelled) <= FIRST_VIEW, f"{sum(travelled) / 1000:.0f} KB in {len(travelled)} pieces"
