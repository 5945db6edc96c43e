"""The parts of a profile, each a small form that saves its own values and no others."""
