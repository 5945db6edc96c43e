"""Be anybody in the demo company with one click. `mentoring.urls` includes these pages in the demo alone."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from mentoring.web.access import reads, writes
from mentoring.web.page import back_to, page, paginate
from tandems.demo.stars import STARS
from tandems.queries.demo import demo_people

BACKEND = "mentoring.profiles.backend.PersonBackend"


@login_not_required
@reads
def people(request: HttpRequest) -> HttpResponse:
    search = request.GET.get("search", "").replace("\0", "").strip()
    on_top = [star.email for star in STARS]
    known = {one.email: one for one in demo_people(request.user).filter(email__in=on_top)}
    context = {
        "stars": [(star, known[star.email]) for star in STARS if star.email in known],
        "page": paginate(request, demo_people(request.user, search, without=on_top), per_page=24),
        "search": search,
    }
    return page(request, "tandems/demo_people.html", context)


@login_not_required
@writes("POST")
def be(request: HttpRequest) -> HttpResponse:
    person = get_object_or_404(demo_people(request.user), code=request.POST.get("code", "").replace("\0", ""))
    login(request, person, backend=BACKEND)
    return redirect(back_to(request, default="/"))
