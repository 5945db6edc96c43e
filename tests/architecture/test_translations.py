"""German is complete, and the compiled catalogue is the one in git."""

from mentoring.web import catalogue
from tests.architecture.tree import BASE


def test_every_text_has_its_german():
    assert catalogue.problems(BASE) == []


def test_a_text_without_german_is_noticed(tmp_path):
    for name in ("mentoring", "programs", "tandems", "templates"):
        (tmp_path / name).mkdir()
    (tmp_path / "mentoring" / "rules.py").write_text('from x import gettext as _\n_("Good " "morning")\n')
    page = "{% load i18n %}{% blocktranslate trimmed %}\n  Hello\n  {{ name }}\n{% endblocktranslate %}"
    (tmp_path / "templates" / "page.html").write_text(page)

    catalogue.update(tmp_path)
    catalogue.compile_catalogue(tmp_path)

    assert catalogue.problems(tmp_path) == ["no German: 'Good morning'", "no German: 'Hello %(name)s'"]
