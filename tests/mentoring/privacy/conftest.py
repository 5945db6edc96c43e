"""The stage of the canaries: words of everybody, so that one hears whose words a copy holds."""

from tests.architecture.conftest import stage

__all__ = ["stage"]
