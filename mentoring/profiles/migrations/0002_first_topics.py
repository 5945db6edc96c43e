"""The first topics of the catalogue, far beyond technology. Their words lie in `profiles/topics/<cluster>.toml`."""

import tomllib
from pathlib import Path
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FOLDER = Path(__file__).resolve().parent.parent / "topics"


def written() -> list[dict[str, Any]]:
    """Return the fields of every topic. The order in a file is the order within the cluster."""
    return [
        {"code": topic["code"], "cluster": path.stem, "position": position}
        | {
            f"{part}_{lang}": topic[part][lang]
            for part in ("name", "about", "question")
            for lang in ("de", "en")
        }
        for path in sorted(FOLDER.glob("*.toml"))
        for position, topic in enumerate(tomllib.loads(path.read_text("utf-8"))["topic"], start=1)
    ]


def add_topics(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    topic = apps.get_model("profiles", "Topic")
    topic.objects.bulk_create(topic(**fields) for fields in written())


def remove_topics(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    codes = [fields["code"] for fields in written()]
    apps.get_model("profiles", "Topic").objects.filter(code__in=codes).delete()


class Migration(migrations.Migration):
    dependencies = [("profiles", "0001_initial")]

    operations = [migrations.RunPython(add_topics, remove_topics)]
