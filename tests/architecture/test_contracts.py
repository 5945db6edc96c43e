"""Who may import whom: the contracts of pyproject.toml."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.tree import BASE

LINT = Path(sys.executable).with_name("lint-imports")


def test_no_import_points_upward_or_crosses_a_wall(tmp_path):
    done = subprocess.run(
        [LINT, "--cache-dir", tmp_path], cwd=BASE, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout
