"""Shows a piece of a template and, below it, how it is written: the two cannot come apart."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, cast

from django import template
from django.template.base import Node, NodeList, Parser, Token, TokenType
from django.utils.html import format_html
from django.utils.translation import gettext

from mentoring.web.templatetags.ui import icon

if TYPE_CHECKING:
    from django.template.context import Context
    from django.utils.safestring import SafeString

register = template.Library()

MOST_LINES, MOST_LETTERS = 3, 120  # longer sources are folded
WRITTEN = {
    TokenType.BLOCK: "{{% {} %}}",
    TokenType.VAR: "{{{{ {} }}}}",
    TokenType.COMMENT: "",
    TokenType.TEXT: "{}",
}


class ExampleNode(Node):
    """The piece as it looks, in a box of `layout` (stack, row or cols), and as it is written."""

    def __init__(self, nodelist: NodeList, source: str, layout: str) -> None:
        self.nodelist = nodelist
        self.source = source
        self.layout = layout

    def render(self, context: Context) -> SafeString:
        code = format_html('<code class="source">{}</code>', self.source)
        if self.source.count("\n") >= MOST_LINES or len(self.source) > MOST_LETTERS:
            words = format_html("{} {}", icon("caret-right"), gettext("How it is written"))
            code = format_html('<details class="more"><summary>{}</summary>{}</details>', words, code)
        looks = self.nodelist.render(context)
        return format_html('<div class="example"><div class="{}">{}</div>{}</div>', self.layout, looks, code)


@register.tag
def example(parser: Parser, token: Token) -> ExampleNode:
    """Render what stands up to `endexample`, then its source. `{% example row %}` lays it out in a row."""
    _tag, *layout = token.split_contents()
    source = _source(parser)
    nodelist = parser.parse(("endexample",))
    parser.delete_first_token()
    return ExampleNode(nodelist, source, layout[0].strip('"') if layout else "stack")


def _source(parser: Parser) -> str:
    """Return what stands up to `endexample` as it was written. The parser keeps the next token at the end."""
    written = []
    tokens = cast("list[Token]", parser.tokens)  # as the stubs have it, it could be text
    for coming in reversed(tokens):
        if coming.token_type == TokenType.BLOCK and coming.contents == "endexample":
            break
        written.append(WRITTEN[coming.token_type].format(coming.contents))
    return dedent("".join(written).strip("\n")).strip()
