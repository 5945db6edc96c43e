"""The addresses of the product with bare error pages, for walks in which the status alone matters.

Of the thousands of answers to such a walk most say no, each with a whole page around it. What these pages
look like is seen in test_pages.py, where everybody meets them.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseForbidden, HttpResponseNotFound

from mentoring.urls import handler500, urlpatterns

__all__ = ["handler403", "handler404", "handler500", "no_token", "urlpatterns"]


def handler403(request: HttpRequest, exception: Exception) -> HttpResponseForbidden:
    """Say no, and nothing else."""
    return HttpResponseForbidden()


def handler404(request: HttpRequest, exception: Exception) -> HttpResponseNotFound:
    """Know nothing, and nothing else."""
    return HttpResponseNotFound()


def no_token(request: HttpRequest, reason: str = "") -> HttpResponseForbidden:
    """Miss the token of a form, and nothing else."""
    return HttpResponseForbidden()
