"""Addresses of shares and digests."""

from django.urls import path

from programs.sharing.views import digest, shares

app_name = "sharing"
urlpatterns = [
    path("programs/<slug:slug>/shares/", shares.share_list, name="share-list"),
    path("programs/<slug:slug>/digest/", digest.digest, name="digest"),
    path("programs/<slug:slug>/digest/close/", digest.digest_close, name="digest-close"),
    path("shares/<slug:code>/", shares.share_detail, name="share-detail"),
    path("shares/<slug:code>/edit/", shares.share_edit, name="share-edit"),
    path("shares/<slug:code>/release/", shares.share_release, name="share-release"),
    path("shares/<slug:code>/withdraw/", shares.share_withdraw, name="share-withdraw"),
    path("shares/<slug:code>/approve/", shares.share_approve, name="share-approve"),
    path("digests/<slug:code>/", digest.digest_issue, name="digest-issue"),
]
