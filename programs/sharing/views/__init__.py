"""Pages of shares and digests."""
