"""Who must agree before anything is readable, and when a digest leaves. No framework, no clock."""
